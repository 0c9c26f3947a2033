package id.penjaga.device.app.config;

import id.penjaga.device.core.ShutdownRules;
import id.penjaga.device.core.ShutdownRules.Below;
import id.penjaga.device.core.ShutdownRules.Group;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Section;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `shutdown`: which servers go before a battery is empty, and where they ask (PWR-08).
final class ShutdownReader {
  private static final int MOST_GROUPS = 20;
  private static final int SHORTEST = 12;
  private static final Amount NO_TIME = Amount.of("no time at all", 0, "0 s");

  private final Map<PointId, PointInfo> points;
  private final Set<PointId> names = new HashSet<>();
  private final Set<PointId> upses = new HashSet<>();

  private ShutdownReader(Map<PointId, PointInfo> points) {
    this.points = points;
  }

  /// @param account null when something is wrong, which was said
  record Shutdown(ShutdownRules rules, @Nullable ShutdownAccount account) {
    static final Shutdown NONE = new Shutdown(ShutdownRules.NONE, null);
  }

  /// @param section null when the group is left out
  /// @param points that there are
  static Shutdown read(@Nullable Section section, Map<PointId, PointInfo> points) {
    return section == null ? Shutdown.NONE : new ShutdownReader(points).shutdown(section);
  }

  private Shutdown shutdown(Section section) {
    ShutdownAccount account = account(section);
    Amount lasting = section.duration("lasting", "15 s");
    Amount warning = section.duration("warning", "1 min");
    Amount settled = section.duration("settled", "30 s");
    lasting.above(NO_TIME, "or a moment's low shuts servers down");
    settled.above(NO_TIME, "or mains that flicker cancel it");
    List<Group> groups = new ArrayList<>();
    List<Section> sections = section.sections("groups");
    for (Section given : sections) {
      Group group = group(given);
      if (group != null) {
        groups.add(group);
      }
    }
    if (sections.isEmpty() || sections.size() > MOST_GROUPS) {
      section.wrong(
          "groups",
          "names the groups of servers in the order in which they go, 1 to "
              + MOST_GROUPS
              + "; write one, or take shutdown out");
    }
    for (PointId name : names) {
      if (upses.contains(name)) {
        section.wrong("groups", "the name " + name + " is that of a UPS; call the group otherwise");
      }
    }
    section.end();
    return new Shutdown(
        new ShutdownRules(groups, lasting.whole(), warning.whole(), settled.whole()), account);
  }

  private static @Nullable ShutdownAccount account(Section section) {
    InetAddress address =
        section.has("listen")
            ? section.made("listen", PageReader::address)
            : InetAddress.getLoopbackAddress();
    int port = section.integer("port", 1_024, 65_535, 3_493);
    String user = section.text("user", "upsmon");
    String password = section.secret("password-file");
    boolean good = true;
    if (!user.matches("[A-Za-z0-9_.-]{1,64}")) {
      section.wrong("user", "is no name; write one of A-Z a-z 0-9 _ . -");
      good = false;
    }
    if (!section.has("password-file")) {
      section.wrong(
          "servers log in with a password; write password-file: upsmon.password, and make it with:"
              + " openssl rand -hex 12");
      good = false;
    } else if (password != null && !password.matches("[\\x21-\\x7E&&[^\"\\\\]]{12,128}")) {
      section.wrong(
          "password-file",
          "holds fewer than "
              + SHORTEST
              + " characters, or some that the protocol cannot carry; make it with: openssl rand"
              + " -hex 12");
      good = false;
    }
    return address == null || password == null || !good
        ? null
        : new ShutdownAccount(address, port, user, password);
  }

  private @Nullable Group group(Section given) {
    PointId name = given.made("name", PointId::new);
    PointId ups = given.made("ups", PointId::new);
    Amount runtime = given.duration("runtime-below", "0 s");
    Amount charge = given.number("charge-below", "0");
    Amount after = given.duration("after", "0 s");
    Below runtimeBelow =
        !given.has("runtime-below") || ups == null
            ? null
            : below(given, "runtime-below", ups, ".battery-runtime", runtime.value() / 1_000);
    Below chargeBelow =
        !given.has("charge-below") || ups == null
            ? null
            : below(given, "charge-below", ups, ".battery-charge", charge.value());
    if (given.has("charge-below")) {
      charge.atMost(Amount.of("a full battery", 100, "100"), "it is a percentage");
    }
    given.end();
    if (name == null || ups == null) {
      return null;
    }
    if (!names.add(name)) {
      given.wrong("name", "stands at two groups; a server asks for one");
      return null;
    }
    upses.add(ups);
    PointId onBattery = ofKind(ups, PointKind.UPS_ON_BATTERY);
    PointId lowBattery = ofKind(ups, PointKind.UPS_LOW_BATTERY);
    if (onBattery == null) {
      given.wrong(
          "ups",
          "no point of "
              + ups
              + " tells whether it feeds from its battery; write the point "
              + ups
              + ".on-battery of kind: ups-on-battery, or the name with which those of the UPS"
              + " begin");
      return null;
    }
    if (lowBattery == null && runtimeBelow == null && chargeBelow == null) {
      given.wrong(
          "nothing tells when it is to go; write runtime-below or charge-below, or a point of"
              + " kind: ups-low-battery for "
              + ups);
      return null;
    }
    return new Group(name, ups, onBattery, lowBattery, runtimeBelow, chargeBelow, after.whole());
  }

  private @Nullable Below below(
      Section given, String key, PointId ups, String channel, double value) {
    String name = ups + channel;
    for (PointId point : points.keySet()) {
      if (point.name().equals(name)) {
        return new Below(point, value);
      }
    }
    given.wrong(key, "there is no point " + name + "; write it under points, or take this out");
    return null;
  }

  /// The first by name of a UPS's points of a kind.
  private @Nullable PointId ofKind(PointId ups, PointKind kind) {
    return points.values().stream()
        .filter(info -> info.kind() == kind && info.point().name().startsWith(ups + "."))
        .map(PointInfo::point)
        .min(PointId::compareTo)
        .orElse(null);
  }
}
