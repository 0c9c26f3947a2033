package id.penjaga.device.messages;

/// A target for the fuzzer (`.ci/fuzz`): any bytes are one of our messages or {@link
/// MalformedMessage}, and what was read is written and read back the same.
public final class CodecFuzz {
  private CodecFuzz() {}

  /// A reader of one kind of message.
  @FunctionalInterface
  private interface Reader<T> {
    T read(byte[] payload) throws MalformedMessage;
  }

  /// Writes what was read.
  @FunctionalInterface
  private interface Writer<T> {
    byte[] write(T message);
  }

  public static void fuzzerTestOneInput(byte[] data) {
    hold(Codec::readTrend, Codec::write, data);
    hold(Codec::readState, Codec::write, data);
    hold(Codec::readAcknowledgement, Codec::write, data);
    hold(Codec::readCommand, Codec::write, data);
    try {
      Codec.readHeader(data);
    } catch (MalformedMessage e) {
      require(!String.valueOf(e.getMessage()).isBlank(), "a refusal without a reason");
    }
    try {
      JournalRecord record = Codec.readJournal(data);
      Codec.hashHolds(data, record);
      Codec.write(record.at(), record.event());
    } catch (MalformedMessage _) {
      // refused as it should be
    }
  }

  private static <T> void hold(Reader<T> reader, Writer<T> writer, byte[] data) {
    T message;
    try {
      message = reader.read(data);
    } catch (MalformedMessage _) {
      return;
    }
    try {
      T again = reader.read(writer.write(message));
      require(message.equals(again), message + " comes back as " + again);
    } catch (MalformedMessage e) {
      throw new AssertionError("what was read cannot be read again: " + message, e);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
