package id.penjaga.device.app.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be used; carries everything that is wrong with it, in the order of
/// the file.
public final class ConfigRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ConfigRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
