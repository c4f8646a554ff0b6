package hyle.tool;

import hyle.doc.ExampleProgram;
import hyle.doc.GeneratedFiles;
import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Source;
import java.util.List;
import java.util.Optional;

/// The sources of a module, with files that are made from its examples.
record ExampleSources(SourceTree module, Project project, GeneratedFiles generated) implements SourceTree {
  private static final String SUFFIX = ".nt";

  @Override
  public Optional<Source> read(String name, String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals(Project.THIS) && file.startsWith(ExampleProgram.ENTRY) && file.endsWith(SUFFIX)) {
      String locator = file.substring(0, file.length() - SUFFIX.length());
      return project.path(locator).equals(path) ? generated.source(locator) : module.read(name, path);
    }
    return module.read(name, path);
  }

  @Override
  public String module(String name, String alias) {
    return module.module(name, alias);
  }

  @Override
  public List<String> paths(String name, String directory) {
    return module.paths(name, directory);
  }
}
