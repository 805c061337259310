"""The second front: the life of a report from the command line, without Qt."""
