package hyle.jvm;

/// What every part of the emission of one class works with.
record Emission(Plan plan, Calls calls, MemoryEmitter memory, TypeOperations types, Statics statics) {}
