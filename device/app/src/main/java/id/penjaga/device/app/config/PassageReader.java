package id.penjaga.device.app.config;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.DoorPolicy.Passback;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `passage`, what a door asks of those who enter beside a right to.
final class PassageReader {
  private static final Pattern AREA = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final DoorPolicy USUAL = DoorPolicy.USUAL;

  private final PointsReader points;

  PassageReader(PointsReader points) {
    this.points = points;
  }

  DoorPolicy read(String door, Section section) {
    String area = section.text("area", USUAL.area());
    if (!AREA.matcher(area).matches()) {
      section.wrong("area", "is no name; write a-z 0-9 . - such as room");
    }
    int most = section.integer("most-inside", 0, 1_000, 0);
    Passback passback =
        section.has("passback") ? section.word("passback", Passback.class) : USUAL.passback();
    long passbackMs = section.duration("passback-after", "0 s").whole();
    if (passbackMs > 0 && !section.has("passback")) {
      section.wrong("passback-after", "is of use with passback: soft or hard only");
    }
    long togetherMs = section.duration("two-persons", "0 s").whole();
    long escortMs = section.duration("escort-within", "0 s").whole();
    long aloneMs = section.duration("alone", "60 s").whole();
    long overstayMs = section.duration("overstay", "5 min").whole();
    List<PointId> interlock = section.list("interlock", name -> other(door, name));
    section.end();
    return new DoorPolicy(
        area,
        most,
        passback == null ? Passback.NONE : passback,
        passbackMs,
        togetherMs,
        escortMs,
        aloneMs,
        overstayMs,
        new HashSet<>(interlock));
  }

  private PointId other(String door, String name) {
    PointInfo info = points.find(name);
    if (info == null || info.kind() != PointKind.DOOR || name.equals(door)) {
      throw new IllegalArgumentException(
          "there is no other door \""
              + name
              + "\"; "
              + Nearest.advice(
                  name,
                  points.points.values().stream()
                      .filter(p -> p.kind() == PointKind.DOOR)
                      .map(p -> p.point().name())
                      .filter(other -> !other.equals(door))
                      .toList()));
    }
    return info.point();
  }
}
