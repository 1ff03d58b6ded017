"""From a question to a verdict, and whether the promise could be kept or broken at all."""
