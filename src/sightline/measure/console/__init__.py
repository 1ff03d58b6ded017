"""Questions in SQL, judged before they run."""
