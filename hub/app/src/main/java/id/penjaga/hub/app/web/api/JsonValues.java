package id.penjaga.hub.app.web.api;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values as trees for JSON: records by their components, without what is null. A moment is told in
/// UTC with milliseconds, a duration in seconds, a constant in lower case.
final class JsonValues {
  private JsonValues() {}

  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number ->
          Double.isFinite(number) ? new BigDecimal(number.toString()) : (Object) null;
      case String _, Boolean _, Long _, Integer _, BigDecimal _ -> value;
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Instant at -> at.truncatedTo(ChronoUnit.MILLIS).toString();
      case Temporal time -> time.toString();
      case Duration length -> length.toSeconds();
      case DeviceId _, PointId _, Subject _ -> value.toString();
      case Value answer -> answer(answer);
      case Record record -> record(record);
      case Map<?, ?> map -> {
        Map<String, Object> tree = new TreeMap<>();
        map.forEach((key, one) -> put(tree, String.valueOf(key), one));
        yield tree;
      }
      case Collection<?> many ->
          many.stream().map(JsonValues::of).filter(Objects::nonNull).toList();
      default -> value.toString();
    };
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    Object of = of(value);
    if (of != null) {
      tree.put(key, of);
    }
  }

  /// An answer of a form; what was erased is not there.
  private static @Nullable Object answer(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Personal(String text) -> text;
      case Value.Numeric(BigDecimal number) -> number;
      case Value.Flag(boolean on) -> on;
      case Value.Committed _ -> null;
      case Value.Many(var values) -> of(values);
      case Value.Group(var values) -> of(values);
    };
  }

  private static Object record(Record record) {
    Map<String, Object> tree = new TreeMap<>();
    for (Class<?> family : record.getClass().getInterfaces()) {
      if (family.isSealed()) {
        tree.put("type", type(record.getClass()));
      }
    }
    for (RecordComponent part : record.getClass().getRecordComponents()) {
      put(tree, part.getName(), get(part, record));
    }
    return tree;
  }

  /// `StepDone` as `step_done`.
  private static String type(Class<?> of) {
    return of.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static @Nullable Object get(RecordComponent part, Record record) {
    try {
      part.getAccessor().setAccessible(true); // a record that only its package sees
      return part.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record tells its components", e);
    }
  }
}
