package id.penjaga.device.messages;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes one JSON object, fields in the order they are given; a null field is left out.
final class JsonText {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final JsonGenerator json =
      JsonTree.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

  JsonText() {
    json.writeStartObject();
  }

  /// Something written between two brackets.
  interface Inside {
    void write();
  }

  JsonText put(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
    return this;
  }

  JsonText put(String name, @Nullable Object value) {
    return put(name, value == null ? null : value.toString());
  }

  JsonText put(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  JsonText put(String name, double value) {
    json.writeName(name);
    number(value);
    return this;
  }

  JsonText put(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  JsonText object(String name, Inside inside) {
    json.writeObjectPropertyStart(name);
    inside.write();
    json.writeEndObject();
    return this;
  }

  JsonText array(String name, Inside inside) {
    json.writeArrayPropertyStart(name);
    inside.write();
    json.writeEndArray();
    return this;
  }

  /// An array as an element of an array.
  void row(Inside inside) {
    json.writeStartArray();
    inside.write();
    json.writeEndArray();
  }

  /// An object as an element of an array.
  void element(Inside inside) {
    json.writeStartObject();
    inside.write();
    json.writeEndObject();
  }

  void text(@Nullable String value) {
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }

  void integer(long value) {
    json.writeNumber(value);
  }

  /// A whole number is written without a fraction: `20`, not `20.0`.
  void number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  byte[] end() {
    json.writeEndObject();
    json.close();
    return bytes.toByteArray();
  }

  /// The object without its closing brace, so that more can be appended to it as bytes.
  byte[] open() {
    json.flush();
    return bytes.toByteArray();
  }
}
