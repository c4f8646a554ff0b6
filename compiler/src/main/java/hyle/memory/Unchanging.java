package hyle.memory;

import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.Program;
import hyle.core.Core.ResourceName;
import hyle.core.Core.Type;
import hyle.name.CoreNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The types of which nobody can tell a value from a copy of it: copying runs no code of the user's, and a value that is lent stays as it is.
///
/// Texts and data are such, unless a field is not. What cells, channels and threads hold may change meanwhile; so may what closures, and
/// values of types that only the run knows, have inside where the program has any of these.
final class Unchanging {
  private final Program program;
  private final Observed observed;
  private final boolean hasPlaces;
  private final Map<DataName, Boolean> known = new HashMap<>();

  Unchanging(Program program) {
    this.program = program;
    this.observed = Observed.of(program);
    this.hasPlaces = program.resources().keySet().stream().anyMatch(name -> !isText(name));
  }

  boolean is(Type type) {
    return switch (type) {
      case Type.Immediate _, Type.Noema _ -> true;
      case Type.Token _, Type.Hole _ -> false;
      case Type.Resource(ResourceName name) -> isText(name);
      case Type.Closure _, Type.Dynamic _ -> !hasPlaces && !observed.is(type);
      case Type.Data(DataName name, _) -> known.computeIfAbsent(name, _ -> !observed.is(type) && fieldsAre(name));
    };
  }

  private boolean fieldsAre(DataName name) {
    Set<DataName> visited = new HashSet<>(Set.of(name));
    return fields(name).stream().allMatch(field -> inside(field, visited));
  }

  private boolean inside(Type field, Set<DataName> visited) {
    return switch (field) {
      case Type.Data(DataName name, _) -> !visited.add(name) || fields(name).stream().allMatch(inner -> inside(inner, visited));
      case Type.Immediate _, Type.Noema _, Type.Token _, Type.Hole _, Type.Resource _, Type.Closure _, Type.Dynamic _ -> is(field);
    };
  }

  private List<Type> fields(DataName name) {
    return program.dataTypes().get(name).constructors().stream().map(Constructor::fields).flatMap(List::stream).toList();
  }

  private static boolean isText(ResourceName name) {
    return name.text().equals(CoreNames.TEXT.base());
  }
}
