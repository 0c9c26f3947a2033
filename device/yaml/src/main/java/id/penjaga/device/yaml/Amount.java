package id.penjaga.device.yaml;

import org.jspecify.annotations.Nullable;

/// A number of a file with the place where it stands, so that two numbers that belong together can
/// be compared and the refusal names both lines and the rule.
///
/// A comparison that does not hold becomes a problem at the number that is written in the file; of
/// two that are, at the one that is asked. An amount whose text was refused already compares as
/// fitting: one mistake makes one problem.
public final class Amount {
  private final @Nullable Section section;
  private final String key;
  private final double value;
  private final String written;
  private final boolean sound;

  private Amount(
      @Nullable Section section, String key, double value, String written, boolean sound) {
    this.section = section;
    this.key = key;
    this.value = value;
    this.written = written;
    this.sound = sound;
  }

  /// An amount of a section, written there or taken for granted.
  ///
  /// @param value in a unit that all amounts it is compared with share
  /// @param written as a person writes it, such as `10 s`
  public static Amount in(Section section, String key, double value, String written) {
    return new Amount(section, key, value, written, true);
  }

  /// An amount that stands in no file.
  ///
  /// @param name what it is, such as `the highest value of a dht22`
  public static Amount of(String name, double value, String written) {
    return new Amount(null, name, value, written, true);
  }

  /// An amount whose text was refused: fits whatever it is compared with.
  ///
  /// @param instead the value to go on with
  static Amount unsound(Section section, String key, double instead) {
    return new Amount(section, key, instead, "", false);
  }

  public double value() {
    return value;
  }

  /// The value of a duration in milliseconds, or of anything else that is whole.
  public long whole() {
    return (long) value;
  }

  /// As the file says it.
  public String written() {
    return written;
  }

  /// So many of it: `3 x 10 s`, for what must last several samples.
  public Amount times(int count) {
    return new Amount(section, key, count * value, count + " x " + written, sound);
  }

  /// The sum of two, with the place of this one.
  public Amount plus(Amount other) {
    return new Amount(
        section, key, value + other.value, written + " + " + other.written, sound && other.sound);
  }

  /// @param rule why it must be so, in words
  /// @return whether it holds
  public boolean atMost(Amount other, String rule) {
    return holds(value <= other.value, "at most", other, "at least", rule);
  }

  /// @see #atMost
  public boolean atLeast(Amount other, String rule) {
    return holds(value >= other.value, "at least", other, "at most", rule);
  }

  /// @see #atMost
  public boolean above(Amount other, String rule) {
    return holds(value > other.value, "more than", other, "less than", rule);
  }

  /// @see #atMost
  public boolean below(Amount other, String rule) {
    return holds(value < other.value, "less than", other, "more than", rule);
  }

  private boolean holds(boolean holds, String relation, Amount other, String turned, String rule) {
    if (holds || !sound || !other.sound) {
      return true;
    }
    if (given() || !other.given()) {
      complain(relation, other, rule);
    } else {
      other.complain(turned, this, rule);
    }
    return false;
  }

  private void complain(String relation, Amount other, String rule) {
    if (section == null) {
      throw new IllegalStateException(key + " stands in no file and cannot be complained of");
    }
    section.wrong(
        key, "is " + written + " and must be " + relation + " " + other.place() + "; " + rule);
  }

  private boolean given() {
    return section != null && section.contains(key);
  }

  private String place() {
    if (section == null) {
      return written + ", " + key;
    }
    return written
        + ", "
        + section.at(key)
        + (section.contains(key)
            ? " in line " + section.line(key)
            : ", which is not written (line " + section.line() + ") and so has this value");
  }

  /// As the file says it.
  @Override
  public String toString() {
    return written;
  }
}
