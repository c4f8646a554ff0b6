package hyle.memory;

import hyle.core.Core.Author;
import hyle.core.Core.Constructor;
import hyle.core.Core.DataName;
import hyle.core.Core.Program;
import hyle.core.Core.ResourceType;
import hyle.core.Core.Type;
import hyle.name.CoreNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The types whose copies and discards the user can see, and when they happen [O5].
///
/// Those are the user's resources and threads, and what may hold one: data types with such a field, and, once there is such a
/// resource, closures and the library's resources, which hold values of any type; but not texts.
public final class Observed {
  private final Program program;
  private final boolean hasResources;

  private Observed(Program program) {
    this.program = program;
    this.hasResources =
        program.resources().values().stream().anyMatch(resource -> isThread(resource) || resource.author() == Author.USER);
  }

  public static Observed of(Program program) {
    return new Observed(program);
  }

  /// Whether there are such types in the program.
  boolean any() {
    return hasResources;
  }

  /// Whether the user can see when a value of the type is copied or discarded.
  public boolean is(Type type) {
    return hasResources && holds(type, new HashSet<>());
  }

  private boolean holds(Type type, Set<DataName> visited) {
    return switch (type) {
      case Type.Immediate _, Type.Noema _, Type.Token _, Type.Hole _ -> false;
      case Type.Closure _, Type.Dynamic _ -> true;
      case Type.Resource(var name) -> !name.text().equals(CoreNames.TEXT.base());
      case Type.Data(DataName name, _) ->
          visited.add(name) && fields(name).stream().anyMatch(field -> holds(field, visited));
    };
  }

  private List<Type> fields(DataName name) {
    return program.dataTypes().get(name).constructors().stream().map(Constructor::fields).flatMap(List::stream).toList();
  }

  private static boolean isThread(ResourceType resource) {
    return resource.name().text().equals(CoreNames.THREAD.display());
  }
}
