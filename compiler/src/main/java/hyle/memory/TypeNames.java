package hyle.memory;

import hyle.core.Core.DataName;
import hyle.core.Core.Program;
import hyle.core.Core.Type;

/// What reports call the types of a program.
record TypeNames(Program program) {
  String of(Type type) {
    return switch (type) {
      case Type.Data(DataName name, var arguments) when arguments.isEmpty() -> of(name);
      case Type.Data(DataName name, _) -> of(name) + " of a type known at run time";
      case Type.Dynamic _ -> "a type known at run time";
      case Type.Noema(Type of) -> "&" + of(of);
      case Type.Immediate _, Type.Closure _, Type.Resource _, Type.Token _, Type.Hole _ -> type.toString();
    };
  }

  String of(DataName name) {
    return program.dataTypes().get(name).display();
  }
}
