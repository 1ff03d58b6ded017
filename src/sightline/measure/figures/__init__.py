"""What a metric is today: figures, groups, trend, distribution, and their drawing."""
