package id.penjaga.hub.core.book;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What somebody typed or chose, as JSON without nulls. An absent value is an absent key.
///
/// How the field types of a form are written: `text`, `choice`, `month` (`2026-09`), `date`
/// (`2026-09-15`), `time` (an instant in UTC such as `2026-09-15T02:10:00Z`), `item` (the label),
/// `person` (a number of the book as `p12`, or a name for somebody without a number), `signature`,
/// `photo` and `file` (SHA-256 of the attachment, lower-case hex) are [Text]; `number` and
/// `duration` (minutes) are [Numeric]; `boolean` is [Flag]; `list` is [Many] of [Group]; `notice`
/// is a [Group] of `to`, `how`, `when`; `checklist` is a [Group] of items, each a [Group] of
/// `result`, `note`, `photo`.
public sealed interface Value {
  record Text(String text) implements Value {}

  record Numeric(BigDecimal number) implements Value {}

  record Flag(boolean on) implements Value {}

  record Many(List<Value> values) implements Value {
    public Many {
      values = List.copyOf(values);
    }
  }

  record Group(SortedMap<String, Value> values) implements Value {
    public Group(Map<String, Value> values) {
      this(new TreeMap<>(values));
    }
  }

  /// Personal data in the clear. It lies beside the book; the entry holds its [Committed].
  record Personal(String text) implements Value {}

  /// The salted commitment of personal data that is not here: not asked for, or erased.
  ///
  /// @param hash SHA-256 of salt and text, lower-case hex
  record Committed(String hash) implements Value {}

  static Value of(String text) {
    return new Text(text);
  }

  /// What somebody said in their own words. It may name people, so it lies beside the book; nothing
  /// said is an empty [Text].
  static Value said(String text) {
    return text.isBlank() ? new Text("") : new Personal(text);
  }

  static Value of(long number) {
    return new Numeric(BigDecimal.valueOf(number));
  }

  static Value of(boolean on) {
    return new Flag(on);
  }

  /// As one line for lists, which show no personal data; empty for nothing else.
  default String open() {
    return switch (this) {
      case Personal _, Committed _ -> "";
      case Many(List<Value> values) -> joined("; ", values);
      case Group(SortedMap<String, Value> values) -> joined(", ", values.values());
      case Value other -> other.plain();
    };
  }

  private static String joined(String between, Collection<Value> values) {
    return values.stream()
        .map(Value::open)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(between));
  }

  /// As one line for people; empty for what was erased.
  default String plain() {
    return switch (this) {
      case Text(String text) -> text;
      case Personal(String text) -> text;
      case Numeric(BigDecimal number) -> number.toPlainString();
      case Flag(boolean on) -> on ? "true" : "false";
      case Committed _ -> "";
      case Many(List<Value> values) ->
          String.join("; ", values.stream().map(Value::plain).toList());
      case Group(SortedMap<String, Value> values) ->
          String.join(", ", values.values().stream().map(Value::plain).toList());
    };
  }
}
