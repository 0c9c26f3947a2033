package id.penjaga.device.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the problems of one file while it is read.
public final class Problems {
  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  /// @param line from 1; 0 for the file as a whole
  /// @param key see [Problem#key]
  public void add(int line, String key, Sentence what) {
    found.add(new Problem(file.toString(), line, key, what));
  }

  /// As [#add(int, String, Sentence)], of a file that only a console shows; `what` is English.
  public void add(int line, String key, String what) {
    add(line, key, Sentence.english(what));
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /// By line; equal ones once.
  public List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).distinct().toList();
  }

  /// Refuses the file when there is a problem.
  ///
  /// @throws ConfigRefused with all of them
  public void refuse() throws ConfigRefused {
    if (any()) {
      throw new ConfigRefused(inOrder());
    }
  }

  /// Does what may object to its arguments, and turns the objection (an
  /// [IllegalArgumentException], best an [Objection]) into a problem.
  ///
  /// @return null when it objected
  public <T> @Nullable T tried(int line, String key, Attempt<T> attempt) {
    try {
      return attempt.make();
    } catch (IllegalArgumentException e) {
      add(
          line,
          key,
          e instanceof Objection objection
              ? objection.sentence()
              : Sentence.english(String.valueOf(e.getMessage())));
      return null;
    }
  }

  /// The file as problems call it.
  public String name() {
    return file.toString();
  }

  Path file() {
    return file;
  }

  /// @see #tried
  @FunctionalInterface
  public interface Attempt<T> {
    /// @throws IllegalArgumentException whose message says what to write instead
    @Nullable T make();
  }
}
