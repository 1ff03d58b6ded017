"""A sample product whose every number can be measured: documents, and events made from a seed."""
