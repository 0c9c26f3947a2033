package id.penjaga.device.messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Bytes to a tree of maps, lists, texts, longs, doubles and booleans, within limits that keep a
/// hostile payload cheap.
final class JsonTree {
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_NUMBER = 32;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(64)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private JsonTree() {}

  static Fields parse(byte[] json, int mostBytes) throws MalformedMessage {
    if (json.length > mostBytes) {
      throw new MalformedMessage(
          MalformedMessage.Kind.OVERSIZE,
          json.length + " bytes; a message has at most " + mostBytes);
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw broken("a message is a JSON object");
      }
      Map<String, @Nullable Object> map = object(parser);
      if (parser.nextToken() != null) {
        throw broken("something follows the JSON object");
      }
      return new Fields("", map);
    } catch (JacksonException e) {
      throw broken(Names.printable(String.valueOf(e.getOriginalMessage())));
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws MalformedMessage {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws MalformedMessage {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static @Nullable Object value(JsonParser parser) throws MalformedMessage {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw broken("cut short");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw broken("unexpected " + token);
    };
  }

  private static MalformedMessage broken(String why) {
    return new MalformedMessage(MalformedMessage.Kind.BROKEN, "not JSON we accept: " + why);
  }
}
