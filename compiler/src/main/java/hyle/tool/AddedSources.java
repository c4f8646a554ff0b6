package hyle.tool;

import hyle.module.Project;
import hyle.module.SourceTree;
import hyle.report.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The sources of a module, with files that are made up: `added` gives them by their locators, and they come first.
record AddedSources(SourceTree sources, Project project, Function<String, Optional<Source>> added) implements SourceTree {
  @Override
  public Optional<Source> read(String module, String path) {
    return module.equals(project.module())
        ? project.locator(path).flatMap(added).or(() -> sources.read(module, path))
        : sources.read(module, path);
  }

  @Override
  public String module(String module, String alias) {
    return sources.module(module, alias);
  }

  @Override
  public List<String> paths(String module, String directory) {
    return sources.paths(module, directory);
  }
}
