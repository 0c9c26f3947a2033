package id.penjaga.hub.app.mqtt;

import id.penjaga.hub.app.clock.HubClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tinylog.Logger;

/// What arrived and could not be used: counted for each device and kind, the last ones kept for the
/// device page, logged when it begins and when it has ended, not for each message.
public final class BadMessages {
  private static final int KEPT = 20;
  private static final int SHOWN = 200;
  private static final int MOST_DEVICES = 200;
  private static final long ENDED_MS = 600_000;

  /// Where topics go that name no device of ours.
  static final String NOBODY = "?";

  private final HubClock clock;
  private final Map<String, Trouble> devices = new TreeMap<>();

  public BadMessages(HubClock clock) {
    this.clock = clock;
  }

  /// What was wrong.
  public enum Kind {
    BROKEN,
    VERSION,
    OVERSIZE,
    FIELD,
    /// A topic below ours that the contract does not define.
    FOREIGN,
    /// The payload names another device than the topic.
    WRONG_DEVICE
  }

  /// One bad message.
  ///
  /// @param wallMs when it arrived
  /// @param why what was wrong with it
  /// @param beginning of its payload, printable
  public record Bad(long wallMs, Kind kind, String topic, String why, String beginning) {}

  /// @param counts since the start
  /// @param last newest first
  public record Of(Map<Kind, Long> counts, List<Bad> last) {}

  private static final class Trouble {
    final EnumMap<Kind, Long> counts = new EnumMap<>(Kind.class);
    final EnumMap<Kind, Long> goingOnSince = new EnumMap<>(Kind.class);
    final ArrayDeque<Bad> last = new ArrayDeque<>();
  }

  synchronized void note(String device, Kind kind, String topic, String why, byte[] payload) {
    String whose = devices.size() < MOST_DEVICES || devices.containsKey(device) ? device : NOBODY;
    Trouble trouble = devices.computeIfAbsent(whose, _ -> new Trouble());
    trouble.counts.merge(kind, 1L, Long::sum);
    trouble.last.addFirst(
        new Bad(clock.wallMs(), kind, shown(topic), shown(why), printable(beginning(payload))));
    if (trouble.last.size() > KEPT) {
      trouble.last.removeLast();
    }
    if (trouble.goingOnSince.put(kind, clock.uptimeMs()) == null) {
      Logger.warn("{} message from {} on {}: {}", kind, whose, shown(topic), shown(why));
    }
  }

  /// Says in the log which troubles have ended; ask now and then.
  synchronized void sweep() {
    long now = clock.uptimeMs();
    devices.forEach((device, trouble) ->
        trouble
            .goingOnSince
            .entrySet()
            .removeIf(entry -> {
              boolean ended = now - entry.getValue() > ENDED_MS;
              if (ended) {
                Logger.info(
                    "no more {} messages from {}; {} in all",
                    entry.getKey(),
                    device,
                    trouble.counts.get(entry.getKey()));
              }
              return ended;
            }));
  }

  /// By device name; `?` for topics that name none.
  public synchronized Map<String, Of> all() {
    Map<String, Of> all = new TreeMap<>();
    devices.forEach((device, trouble) ->
        all.put(device, new Of(new EnumMap<>(trouble.counts), new ArrayList<>(trouble.last))));
    return all;
  }

  private static String beginning(byte[] payload) {
    return new String(payload, 0, Math.min(SHOWN, payload.length), StandardCharsets.UTF_8);
  }

  /// Whatever arrives, what is kept of it is short.
  private static String shown(String text) {
    return printable(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...");
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
