"""Search: documents and rows of feedback by words, also mistyped ones."""
