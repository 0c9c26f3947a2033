package id.penjaga.device.messages;

import id.penjaga.device.messages.Roster.Badge;
import id.penjaga.device.messages.Roster.Member;
import id.penjaga.device.messages.Roster.Part;
import id.penjaga.device.messages.Roster.Permit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parts of a roster to JSON and back. What is usual is not written: 10,000 badges stay below 2 MB.
final class Rosters {
  private Rosters() {}

  static byte[] body(Part part) {
    JsonText json =
        new JsonText()
            .put("v", Codec.VERSION)
            .put("device", part.device())
            .put("version", part.version())
            .put("part", part.part())
            .put("parts", part.parts())
            .put("keyVersion", part.keyVersion())
            .put("issuedMs", part.issuedMs())
            .put("leaseMs", part.leaseMs())
            .put("key", part.key());
    names(json, "lockdown", part.lockdown());
    json.array(
        "badges", () -> part.badges().forEach(badge -> json.element(() -> badge(json, badge))));
    json.array(
        "permits",
        () -> part.permits().forEach(permit -> json.element(() -> permit(json, permit))));
    return json.open();
  }

  private static void badge(JsonText json, Badge badge) {
    json.put("badge", badge.id()).put("holder", badge.holder());
    if (badge.state() != BadgeState.ISSUED) {
      json.put("state", badge.state());
    }
    flag(json, "visitor", badge.visitor());
    flag(json, "escort", badge.escort());
    flag(json, "override", badge.overridesLockdown());
    names(json, "doors", badge.doors());
    instant(json, "fromMs", badge.from());
    instant(json, "untilMs", badge.until());
    json.put("pin", badge.pin());
  }

  private static void permit(JsonText json, Permit permit) {
    json.put("permit", permit.id())
        .put("fromMs", permit.from().toEpochMilli())
        .put("untilMs", permit.until().toEpochMilli());
    names(json, "doors", permit.doors());
    flag(json, "escorted", permit.escorted());
    names(json, "escorts", permit.escorts());
    if (permit.perEscort() > 0) {
      json.put("perEscort", permit.perEscort());
    }
    json.array(
        "members",
        () -> permit.members().forEach(member -> json.element(() -> member(json, member))));
  }

  private static void member(JsonText json, Member member) {
    json.put("badge", member.badge());
    flag(json, "purpose", member.purpose());
    flag(json, "statement", member.statement());
    flag(json, "incomplete", member.incomplete());
    if (member.clearedMs() != 0) {
      json.put("clearedMs", member.clearedMs());
    }
  }

  private static void flag(JsonText json, String name, boolean value) {
    if (value) {
      json.put(name, true);
    }
  }

  private static void instant(JsonText json, String name, @Nullable Instant at) {
    if (at != null) {
      json.put(name, at.toEpochMilli());
    }
  }

  private static void names(JsonText json, String name, List<?> names) {
    if (!names.isEmpty()) {
      json.array(name, () -> names.forEach(each -> json.text(each.toString())));
    }
  }

  static Part read(Fields json) throws MalformedMessage {
    List<Badge> badges = new ArrayList<>();
    for (Fields each : json.objects("badges")) {
      badges.add(badge(each));
    }
    List<Permit> permits = new ArrayList<>();
    for (Fields each : json.objects("permits")) {
      permits.add(permit(each));
    }
    return new Part(
        new DeviceId(json.text("device")),
        json.integer("version"),
        json.smallInteger("part"),
        json.smallInteger("parts"),
        json.smallInteger("keyVersion"),
        json.integer("issuedMs"),
        json.integer("leaseMs"),
        points(json, "lockdown"),
        json.textOrNull("key"),
        badges,
        permits);
  }

  private static Badge badge(Fields json) throws MalformedMessage {
    return new Badge(
        new BadgeId(json.text("badge")),
        json.text("holder"),
        json.has("state") ? json.word("state", BadgeState.class) : BadgeState.ISSUED,
        is(json, "visitor"),
        is(json, "escort"),
        is(json, "override"),
        points(json, "doors"),
        instant(json, "fromMs"),
        instant(json, "untilMs"),
        json.textOrNull("pin"));
  }

  private static Permit permit(Fields json) throws MalformedMessage {
    List<Member> members = new ArrayList<>();
    for (Fields each : json.objects("members")) {
      members.add(
          new Member(
              new BadgeId(each.text("badge")),
              is(each, "purpose"),
              is(each, "statement"),
              is(each, "incomplete"),
              each.has("clearedMs") ? each.integer("clearedMs") : 0));
    }
    return new Permit(
        json.text("permit"),
        points(json, "doors"),
        Instant.ofEpochMilli(json.integer("fromMs")),
        Instant.ofEpochMilli(json.integer("untilMs")),
        is(json, "escorted"),
        texts(json, "escorts"),
        json.has("perEscort") ? json.smallInteger("perEscort") : 0,
        members);
  }

  private static boolean is(Fields json, String name) throws MalformedMessage {
    return json.has(name) && json.flag(name);
  }

  private static @Nullable Instant instant(Fields json, String name) throws MalformedMessage {
    return json.has(name) ? Instant.ofEpochMilli(json.integer(name)) : null;
  }

  private static List<PointId> points(Fields json, String name) throws MalformedMessage {
    return texts(json, name).stream().map(PointId::new).toList();
  }

  private static List<String> texts(Fields json, String name) throws MalformedMessage {
    if (!json.has(name)) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object each : json.array(name)) {
      if (!(each instanceof String text)) {
        throw json.wrong(name, "must be a list of names");
      }
      texts.add(text);
    }
    return texts;
  }
}
