package id.penjaga.hub.app.web.api;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON schemas of what [JsonValues] writes, by the same components.
final class Shapes {
  private static final String TYPE = "type";
  private static final String STRING = "string";

  private final Map<String, Object> named = new TreeMap<>();

  /// The schemas of all records that were asked for, by name.
  Map<String, Object> named() {
    return named;
  }

  Map<String, Object> of(Type type) {
    return switch (type) {
      case ParameterizedType generic -> generic(generic);
      case Class<?> plain -> plain(plain);
      default -> Map.of();
    };
  }

  private Map<String, Object> generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    if (Collection.class.isAssignableFrom(raw)) {
      return Map.of(TYPE, "array", "items", of(type.getActualTypeArguments()[0]));
    }
    return Map.class.isAssignableFrom(raw)
        ? Map.of(TYPE, "object", "additionalProperties", of(type.getActualTypeArguments()[1]))
        : Map.of();
  }

  private Map<String, Object> plain(Class<?> type) {
    if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
      return Map.of(TYPE, "integer");
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return Map.of(TYPE, "number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of(TYPE, "boolean");
    }
    if (type == Instant.class) {
      return Map.of(TYPE, STRING, "format", "date-time");
    }
    if (type == LocalDate.class) {
      return Map.of(TYPE, STRING, "format", "date");
    }
    if (type == Duration.class) {
      return Map.of(TYPE, "integer", "description", "seconds");
    }
    if (type.isEnum()) {
      return Map.of(
          TYPE,
          STRING,
          "enum",
          Arrays.stream(type.getEnumConstants())
              .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (Value.class.isAssignableFrom(type) || type == Object.class) {
      return Map.of();
    }
    boolean name = type == DeviceId.class || type == PointId.class || type == Subject.class;
    if (type.isRecord() && !name) {
      return record(type);
    }
    return type.isSealed()
        ? Map.of(TYPE, "object", "additionalProperties", true)
        : Map.of(TYPE, STRING);
  }

  private Map<String, Object> record(Class<?> type) {
    String name = type.getSimpleName();
    if (!named.containsKey(name)) {
      named.put(name, Map.of());
      Map<String, Object> properties = new TreeMap<>();
      List<String> required = new ArrayList<>();
      for (RecordComponent part : type.getRecordComponents()) {
        properties.put(part.getName(), of(part.getGenericType()));
        boolean absent =
            part.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Value.class.isAssignableFrom(part.getType())
                || part.getType() == double.class;
        if (!absent) {
          required.add(part.getName());
        }
      }
      Map<String, Object> schema = new TreeMap<>();
      schema.put(TYPE, "object");
      schema.put("properties", properties);
      if (!required.isEmpty()) {
        schema.put("required", required);
      }
      named.put(name, schema);
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }
}
