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
import java.util.function.UnaryOperator;
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

  /// @param reader of its tree
  private record Part(
      String name, UnaryOperator<Object> reader, Method accessor, boolean nullable) {}

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

  static List<Fact> facts(List<?> trees) {
    List<Fact> facts = new ArrayList<>(trees.size());
    for (Object tree : trees) {
      facts.add(fact(tree));
    }
    return Collections.unmodifiableList(facts);
  }

  static Fact fact(Object tree) {
    Map<?, ?> map = map(tree);
    String type = type(map);
    Fact known = (Fact) known(FACTS.get(type), map, 1);
    return known == null ? new Fact.Newer(type, CanonicalJson.write(tree)) : known;
  }

  static By by(Object tree) {
    Map<?, ?> map = map(tree);
    By known = (By) known(BYS.get(type(map)), map, 1);
    if (known == null) {
      throw new IllegalArgumentException(
          "made by a " + type(map) + " that this version does not know; a newer Penjaga wrote it");
    }
    return known;
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
      case List<?> list -> {
        List<Value> values = new ArrayList<>(list.size());
        list.forEach(each -> values.add(value(each)));
        yield new Value.Many(values);
      }
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

  /// A record of a tree; null when there is more in the map than its components and `others`
  /// besides.
  private static @Nullable Object known(@Nullable Shape shape, Map<?, ?> map, int others) {
    if (shape == null) {
      return null;
    }
    @Nullable Object[] parts = new Object[shape.parts().size()];
    int known = others;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = map.get(shape.parts().get(i).name());
      known += parts[i] == null ? 0 : 1;
    }
    if (known != map.size()) {
      return null;
    }
    for (int i = 0; i < parts.length; i++) {
      Part part = shape.parts().get(i);
      Object tree = parts[i];
      if (tree != null) {
        parts[i] = part.reader().apply(tree);
      } else if (!part.nullable()) {
        throw new IllegalArgumentException(shape.name() + " lacks " + part.name());
      }
    }
    return make(shape, parts);
  }

  /// Asked once for each component: a rebuild reads millions of them.
  private static UnaryOperator<Object> reader(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        UnaryOperator<Object> each = reader(of[0]);
        return tree -> list(tree, each);
      }
      UnaryOperator<Object> key = reader(of[0]);
      UnaryOperator<Object> value = reader(of[1]);
      return tree -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        map(tree).forEach((name, each) -> map.put(key.apply(name), value.apply(each)));
        return Collections.unmodifiableMap(map);
      };
    }
    if (type == Value.class) {
      return RecordTree::value;
    } else if (type == By.Behalf.class) {
      return tree -> behalf(map(tree));
    } else if (type == String.class) {
      return tree -> text(tree, type);
    } else if (type == Instant.class) {
      return tree -> time(text(tree, type));
    } else if (type == LocalDate.class) {
      return tree -> LocalDate.parse(text(tree, type));
    } else if (type == long.class || type == Long.class) {
      return tree -> number(tree, type);
    } else if (type == int.class || type == Integer.class) {
      return tree -> Math.toIntExact(number(tree, type));
    }
    return tree -> {
      throw wrong(type.getTypeName(), tree);
    };
  }

  private static List<Object> list(Object tree, UnaryOperator<Object> each) {
    if (!(tree instanceof List<?> list)) {
      throw wrong("a list", tree);
    }
    Object[] all = list.toArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = each.apply(all[i]);
    }
    return List.of(all);
  }

  private static String text(Object tree, Type type) {
    if (tree instanceof String text) {
      return text;
    }
    throw wrong(type.getTypeName(), tree);
  }

  private static Long number(Object tree, Type type) {
    if (tree instanceof Long number) {
      return number;
    }
    throw wrong(type.getTypeName(), tree);
  }

  private static Object behalf(Map<?, ?> map) {
    Object known = known(BEHALF, map, 0);
    if (known == null) {
      throw new IllegalArgumentException("a behalf of a newer version: " + map);
    }
    return known;
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
                      reader(each.getGenericType()),
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
