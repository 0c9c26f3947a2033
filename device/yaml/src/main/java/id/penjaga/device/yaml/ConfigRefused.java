package id.penjaga.device.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// A file that cannot be used; carries all its problems, in the order of the file. The message has
/// one line for each.
public final class ConfigRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /// @param problems at least one
  public ConfigRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
