package id.penjaga.device.drivers.nut;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.wire.NetworkLink;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Questions and answers with one server. After anything but a whole answer it hangs up, so that no
/// tail of an old answer is taken for a new one.
final class Conversation {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_VARIABLES = 1000;

  /// Who asks, for servers that want to know.
  record Credentials(String user, String password) {}

  private final NetworkLink wire;
  private final Timing timing;
  private final String server;
  private final @Nullable Credentials credentials;

  private final byte[] buffer = new byte[1024];
  private int next;
  private int filled;
  private long until;

  Conversation(NetworkLink wire, Timing timing, String server, @Nullable Credentials credentials) {
    this.wire = wire;
    this.timing = timing;
    this.server = server;
    this.credentials = credentials;
  }

  /// All variables of a UPS. A connection that was lost since the last call is opened anew once.
  Map<String, String> variables(String ups) throws WireException {
    boolean fresh = open();
    try {
      return list(ups);
    } catch (WireException e) {
      if (fresh || e.reason() != NOT_CONNECTED || !open()) {
        throw e;
      }
      return list(ups);
    }
  }

  void close() {
    wire.close();
  }

  /// @return whether this is a new conversation
  private boolean open() throws WireException {
    if (!wire.connect()) {
      return false;
    }
    next = 0;
    filled = 0;
    if (credentials != null) {
      confirmed("USERNAME " + credentials.user());
      confirmed("PASSWORD " + credentials.password());
    }
    return true;
  }

  private void confirmed(String command) throws WireException {
    ask(command);
    List<String> answer = words();
    if (!answer.getFirst().equals("OK")) {
      wire.hangUp();
      throw refused(answer, "");
    }
  }

  private Map<String, String> list(String ups) throws WireException {
    ask("LIST VAR " + ups);
    List<String> first = words();
    if (first.getFirst().equals("ERR")) {
      throw refused(first, ups);
    }
    if (!first.equals(List.of("BEGIN", "LIST", "VAR", ups))) {
      throw nonsense();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < MOST_VARIABLES; i++) {
      List<String> words = words();
      if (words.equals(List.of("END", "LIST", "VAR", ups))) {
        return variables;
      }
      if (words.size() != 4 || !words.get(0).equals("VAR") || !words.get(1).equals(ups)) {
        throw nonsense();
      }
      variables.put(words.get(2), words.get(3));
    }
    throw nonsense();
  }

  private void ask(String command) throws WireException {
    until = timing.nanos() + PATIENCE.toNanos();
    wire.write((command + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The words of the next line; at least one.
  private List<String> words() throws WireException {
    List<String> words = LineWords.of(line());
    if (words == null || words.isEmpty()) {
      throw nonsense();
    }
    return words;
  }

  private String line() throws WireException {
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    while (length < LONGEST_LINE) {
      while (next < filled && length < LONGEST_LINE) {
        byte octet = buffer[next++];
        if (octet == '\n') {
          return new String(line, 0, length, StandardCharsets.UTF_8);
        }
        if (octet != '\r') {
          line[length++] = octet;
        }
      }
      if (next == filled) {
        fill();
      }
    }
    throw nonsense();
  }

  private void fill() throws WireException {
    next = 0;
    filled = 0;
    long left = until - timing.nanos();
    if (left > 0) {
      filled = wire.read(buffer, Duration.ofNanos(left));
    }
    if (filled == 0) {
      wire.hangUp();
      throw new WireException(
          TIMEOUT, "the UPS server " + server + " does not answer; look at its service upsd");
    }
  }

  private WireException nonsense() {
    wire.hangUp();
    return new WireException(
        MALFORMED,
        server
            + " answers, but not as a UPS server; check the address and that upsd listens there");
  }

  private WireException refused(List<String> answer, String ups) {
    String error = answer.size() > 1 ? answer.get(1) : "";
    return switch (error) {
      case "DATA-STALE" ->
          new WireException(
              TIMEOUT,
              "the UPS server "
                  + server
                  + " has not heard its UPS \""
                  + ups
                  + "\" for a while; check the cable between the two");
      case "DRIVER-NOT-CONNECTED" ->
          new WireException(
              NOT_CONNECTED,
              "the UPS server "
                  + server
                  + " has no running driver for \""
                  + ups
                  + "\"; start it there");
      case "UNKNOWN-UPS" ->
          new WireException(
              NOT_CONNECTED,
              "the UPS server "
                  + server
                  + " knows no UPS \""
                  + ups
                  + "\"; write the name in its ups.conf under ups");
      case "ACCESS-DENIED", "USERNAME-REQUIRED", "PASSWORD-REQUIRED", "INVALID-ARGUMENT" ->
          new WireException(
              NOT_CONNECTED,
              "the UPS server "
                  + server
                  + " does not let us ask; check user and password-file, and its upsd.users");
      default ->
          new WireException(
              MALFORMED,
              "the UPS server "
                  + server
                  + " refuses"
                  + (error.matches("[A-Z-]{1,40}") ? ": " + error : " with an unknown error"));
    };
  }
}
