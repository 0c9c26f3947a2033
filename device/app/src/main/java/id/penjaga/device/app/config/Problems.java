package id.penjaga.device.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong while a configuration is read.
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  /// Every key path the code ever asked for, with names replaced by `*`; the schema is compared
  /// with it.
  private final TreeSet<String> asked = new TreeSet<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String key, String what) {
    found.add(new Problem(file, line, key, what));
  }

  boolean any() {
    return !found.isEmpty();
  }

  List<Problem> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).distinct().toList();
  }

  void asked(String pattern) {
    asked.add(pattern);
  }

  TreeSet<String> asked() {
    return asked;
  }

  /// Does what may object to its arguments, and turns the objection into a problem.
  <T> @Nullable T tried(int line, String key, Attempt<T> attempt) {
    try {
      return attempt.make();
    } catch (IllegalArgumentException e) {
      add(line, key, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /// @see #tried
  @FunctionalInterface
  interface Attempt<T> {
    @Nullable T make();
  }

  /// Hands a value on if there is one.
  static <T> void given(@Nullable T value, Consumer<T> then) {
    if (value != null) {
      then.accept(value);
    }
  }
}
