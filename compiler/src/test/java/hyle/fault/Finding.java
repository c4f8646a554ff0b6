package hyle.fault;

/// What a check said about a program with a fault in it.
record Finding(Check check, String words) {}
