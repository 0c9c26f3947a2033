package id.penjaga.hub.core.book;

import id.penjaga.hub.core.json.CanonicalJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The records of the book as JSON trees and back, by their components. A record of a sealed family
/// says which it is by `type`, its name in snake case. A null component is left out.
///
/// A fact of an unknown type, or with a component this version does not know, is read as
/// [Fact.Newer]: nothing of it is dropped and nothing half understood.
final class RecordTree {
  private static final String TYPE = "type";
  private static final String SEALED = "$sealed";
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /// @param name in snake case
  private record Shape(String name, Constructor<?> maker, List<Part> parts) {}

  private record Part(String name, Type type, Method accessor, boolean nullable) {}

  private static final Map<Class<?>, Shape> SHAPES =
      Stream.of(
              Arrays.stream(Fact.class.getPermittedSubclasses()),
              Arrays.stream(By.class.getPermittedSubclasses()),
              Stream.of(By.Behalf.class))
          .flatMap(types -> types)
          .collect(Collectors.toUnmodifiableMap(type -> type, RecordTree::shape));

  private static final Map<String, Shape> FACTS = byName(Fact.class);
  private static final Map<String, Shape> BYS = byName(By.class);

  private static final Shape BEHALF = shape(By.Behalf.class);

  private RecordTree() {}

  static Object of(Object value) {
    return switch (value) {
      case Fact.Newer newer -> CanonicalJson.parse(newer.json());
      case Value of -> ofValue(of);
      case Record entry -> ofRecord(entry);
      case Map<?, ?> map -> {
        TreeMap<String, Object> tree = new TreeMap<>();
        map.forEach((key, of) -> tree.put(key(String.valueOf(key)), of(of)));
        yield tree;
      }
      case List<?> list -> list.stream().map(RecordTree::of).toList();
      case Instant instant -> time(instant);
      case LocalDate day -> day.toString();
      default -> value;
    };
  }

  static String time(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /// Reads what [#time] wrote, and other ISO times in UTC. An entry has two or more, and a rebuild
  /// reads all of them: the usual form is read without the JDK's formatter.
  static Instant time(String text) {
    try {
      if (text.length() != 24 || text.charAt(10) != 'T' || text.charAt(23) != 'Z') {
        return Instant.parse(text);
      }
      LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
      LocalTime time =
          LocalTime.of(
              digits(text, 11, 13),
              digits(text, 14, 16),
              digits(text, 17, 19),
              digits(text, 20, 23) * 1_000_000);
      return Instant.ofEpochSecond(
          day.toEpochDay() * 86_400 + time.toSecondOfDay(), time.getNano());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is no time", e);
    }
  }

  private static int digits(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  static Fact fact(Object tree) {
    Map<?, ?> map = map(tree);
    String type = type(map);
    Shape shape = FACTS.get(type);
    if (shape == null || !knows(shape, map, 1)) {
      return new Fact.Newer(type, CanonicalJson.write(tree));
    }
    return (Fact) make(shape, map);
  }

  static By by(Object tree) {
    Map<?, ?> map = map(tree);
    Shape shape = BYS.get(type(map));
    if (shape == null || !knows(shape, map, 1)) {
      throw new IllegalArgumentException(
          "made by a " + type(map) + " that this version does not know; a newer Penjaga wrote it");
    }
    return (By) make(shape, map);
  }

  /// The same record with every [Value] in it replaced; records without any stay as they are.
  ///
  /// @param change given the JSON pointer of a value that holds no others
  static Object mapped(Object value, String path, BiFunction<String, Value, Value> change) {
    return switch (value) {
      case Value.Many(List<Value> values) -> new Value.Many(mapped(values, path, change));
      case Value.Group(var values) -> new Value.Group(mapped(values, path, change));
      case Value leaf -> change.apply(path, leaf);
      case Record entry when SHAPES.get(entry.getClass()) != null -> {
        Shape shape = shapeOf(entry);
        @Nullable Object[] parts = new Object[shape.parts().size()];
        boolean same = true;
        for (int i = 0; i < parts.length; i++) {
          Part part = shape.parts().get(i);
          Object before = get(part, entry);
          parts[i] = before == null ? null : mapped(before, path + "/" + part.name(), change);
          same &= parts[i] == before;
        }
        yield same ? entry : make(shape, parts);
      }
      case Map<?, ?> map when map.values().stream().anyMatch(Value.class::isInstance) ->
          mapped(values(map), path, change);
      default -> value;
    };
  }

  @SuppressWarnings("unchecked") // a map of the book holds values only, or none
  private static Map<String, Value> values(Map<?, ?> map) {
    return (Map<String, Value>) map;
  }

  private static List<Value> mapped(
      List<Value> values, String path, BiFunction<String, Value, Value> change) {
    List<Value> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add((Value) mapped(values.get(i), path + "/" + i, change));
    }
    return all;
  }

  private static Map<String, Value> mapped(
      Map<String, Value> values, String path, BiFunction<String, Value, Value> change) {
    Map<String, Value> all = new LinkedHashMap<>();
    values.forEach((key, value) ->
        all.put(
            key,
            (Value) mapped(value, path + "/" + key.replace("~", "~0").replace("/", "~1"), change)));
    return all;
  }

  private static Object ofRecord(Record entry) {
    Shape shape = shapeOf(entry);
    Map<String, Object> tree = new TreeMap<>();
    if (!(entry instanceof By.Behalf)) {
      tree.put(TYPE, shape.name());
    }
    for (Part part : shape.parts()) {
      Object value = get(part, entry);
      if (value != null) {
        tree.put(part.name(), of(value));
      } else if (!part.nullable()) {
        throw new IllegalArgumentException(shape.name() + " lacks " + part.name());
      }
    }
    return tree;
  }

  private static Object ofValue(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Numeric(BigDecimal number) -> number;
      case Value.Flag(boolean on) -> on;
      case Value.Many(List<Value> values) -> of(values);
      case Value.Group(var values) -> of(values);
      case Value.Committed(String hash) -> Map.of(SEALED, hash);
      case Value.Personal _ ->
          throw new IllegalArgumentException("personal data must be sealed before it is written");
    };
  }

  private static String key(String key) {
    if (key.startsWith("$")) {
      throw new IllegalArgumentException(key + " is no name of a field");
    }
    return key;
  }

  static Value value(Object tree) {
    return switch (tree) {
      case String text -> new Value.Text(text);
      case Boolean on -> new Value.Flag(on);
      case Long number -> Value.of(number);
      case BigDecimal number -> new Value.Numeric(number);
      case List<?> list -> new Value.Many(list.stream().map(RecordTree::value).toList());
      case Map<?, ?> map when map.size() == 1 && map.get(SEALED) instanceof String hash ->
          new Value.Committed(hash);
      case Map<?, ?> map -> {
        TreeMap<String, Value> values = new TreeMap<>();
        map.forEach((key, of) -> values.put(key((String) key), value(of)));
        yield new Value.Group(values);
      }
      default -> throw wrong("a value", tree);
    };
  }

  private static Object make(Shape shape, Map<?, ?> map) {
    @Nullable Object[] parts = new Object[shape.parts().size()];
    for (int i = 0; i < parts.length; i++) {
      Part part = shape.parts().get(i);
      Object tree = map.get(part.name());
      if (tree != null) {
        parts[i] = read(part.type(), tree);
      } else if (!part.nullable()) {
        throw new IllegalArgumentException(shape.name() + " lacks " + part.name());
      }
    }
    return make(shape, parts);
  }

  private static Object read(Type type, Object tree) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class && tree instanceof List<?> list) {
        return list.stream().map(each -> read(of[0], each)).toList();
      }
      if (generic.getRawType() == Map.class) {
        Map<Object, Object> map = new LinkedHashMap<>();
        map(tree).forEach((key, each) -> map.put(read(of[0], key), read(of[1], each)));
        return Collections.unmodifiableMap(map);
      }
    } else if (type == Value.class) {
      return value(tree);
    } else if (type == By.Behalf.class) {
      return behalf(map(tree));
    } else if (tree instanceof String text) {
      if (type == String.class) {
        return text;
      } else if (type == Instant.class) {
        return time(text);
      } else if (type == LocalDate.class) {
        return LocalDate.parse(text);
      }
    } else if (tree instanceof Long number) {
      if (type == long.class || type == Long.class) {
        return number;
      } else if (type == int.class || type == Integer.class) {
        return Math.toIntExact(number);
      }
    }
    throw wrong(type.getTypeName(), tree);
  }

  private static Object behalf(Map<?, ?> map) {
    Shape shape = BEHALF;
    if (!knows(shape, map, 0)) {
      throw new IllegalArgumentException("a behalf of a newer version: " + map);
    }
    return make(shape, map);
  }

  static Map<?, ?> map(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong("an object", tree);
  }

  private static IllegalArgumentException wrong(String expected, Object tree) {
    return new IllegalArgumentException("expected " + expected + ", found " + tree);
  }

  private static String type(Map<?, ?> map) {
    if (map.get(TYPE) instanceof String type) {
      return type;
    }
    throw new IllegalArgumentException("something without a type");
  }

  /// Whether there is nothing in the map but components, and `others` besides.
  private static boolean knows(Shape shape, Map<?, ?> map, int others) {
    int known = others;
    for (Part part : shape.parts()) {
      known += map.containsKey(part.name()) ? 1 : 0;
    }
    return known == map.size();
  }

  private static Shape shapeOf(Record entry) {
    Shape shape = SHAPES.get(entry.getClass());
    if (shape == null) {
      throw new IllegalArgumentException(entry.getClass().getSimpleName() + " is not of the book");
    }
    return shape;
  }

  private static Map<String, Shape> byName(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .filter(type -> type != Fact.Newer.class)
        .map(RecordTree::shape)
        .collect(Collectors.toUnmodifiableMap(Shape::name, shape -> shape));
  }

  private static Shape shape(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      return new Shape(
          type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toLowerCase(Locale.ROOT),
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)),
          Arrays.stream(components)
              .map(each ->
                  new Part(
                      each.getName(),
                      each.getGenericType(),
                      each.getAccessor(),
                      each.getAnnotatedType().isAnnotationPresent(Nullable.class)))
              .toList());
    } catch (NoSuchMethodException e) {
      throw new AssertionError("a record has its constructor", e);
    }
  }

  private static Object make(Shape shape, @Nullable Object[] parts) {
    try {
      return shape.maker().newInstance(parts);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(shape.name() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the records of the book are public", e);
    }
  }

  private static @Nullable Object get(Part part, Record of) {
    try {
      return part.accessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the records of the book are public", e);
    }
  }
}
