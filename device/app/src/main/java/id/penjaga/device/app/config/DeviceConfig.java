package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.mqtt.BrokerAccount;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A configuration in which every name was checked.
///
/// @param file where it stands
/// @param digest first 12 hex digits of the SHA-256 of the file
/// @param data the folder for journal, trend store and site key
/// @param clock what is known of the wall clock; null to find out from the system
/// @param mqtt null when the device works alone
/// @param roster where the hub's roster comes from; null when the file alone says who may pass
/// @param rules of the room, without badges: see {@link #rules(Function)}
/// @param exits buttons that ask to leave: part name to door
/// @param watchdog the output that pulses while the control loop lives; null without one
/// @param page its own page; null without one
/// @param shutdown where servers ask whether they are to shut down; null when none is ever
/// @param trendBytes how much disk readings may take before the oldest are given up
public record DeviceConfig(
    Path file,
    String digest,
    Path data,
    @Nullable ClockQuality clock,
    BoardChoice board,
    @Nullable BrokerAccount mqtt,
    @Nullable RosterAccount roster,
    List<PartEntry> parts,
    RoomRules rules,
    Map<String, PointId> exits,
    List<BadgeEntry> badges,
    @Nullable PointId watchdog,
    @Nullable PageAccount page,
    @Nullable ShutdownAccount shutdown,
    long trendBytes) {
  public DeviceConfig {
    parts = List.copyOf(parts);
    exits = Map.copyOf(exits);
    badges = List.copyOf(badges);
  }

  /// The rules with the badges, whose numbers only the site key can turn into names.
  public RoomRules rules(Function<byte[], BadgeId> digester) {
    return new RoomRules(
        rules.device(),
        rules.points(),
        rules.gates(),
        rules.virtuals(),
        rules.courses(),
        rules.conditions(),
        rules.doors(),
        rules.readers(),
        known(digester),
        rules.outputs(),
        rules.denials(),
        rules.roster(),
        rules.hub(),
        rules.shutdown(),
        rules.chatter());
  }

  /// The badges by what a key calls them.
  public Map<BadgeId, RoomRules.Badge> known(Function<byte[], BadgeId> digester) {
    Map<BadgeId, RoomRules.Badge> known = new HashMap<>();
    badges.forEach(entry -> known.put(digester.apply(entry.number()), entry.badge()));
    return known;
  }

  /// What its badges are called by one key, by what another calls them.
  public Map<BadgeId, BadgeId> renamed(
      Function<byte[], BadgeId> before, Function<byte[], BadgeId> now) {
    Map<BadgeId, BadgeId> renamed = new HashMap<>();
    badges.forEach(entry -> renamed.put(before.apply(entry.number()), now.apply(entry.number())));
    return renamed;
  }

  /// What this device knows of its site: who may sign a roster, and what opens the badge keys.
  ///
  /// @param signer public key of the site's roster
  /// @param key of this device, 32 bytes
  public record RosterAccount(PublicKey signer, byte[] key) {
    /// Without the key.
    @Override
    public String toString() {
      return "a roster signed by the site";
    }
  }

  /// Which board, and what to tell its provider.
  ///
  /// @param line where the file names it
  public record BoardChoice(String name, Map<String, String> options, int line) {
    public BoardChoice {
      options = Map.copyOf(options);
    }
  }

  /// A person's badge.
  public record BadgeEntry(byte[] number, RoomRules.Badge badge) {
    @Override
    public String toString() {
      return "badge of " + badge.holder();
    }
  }
}
