package id.penjaga.device.app.config;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import org.jspecify.annotations.Nullable;

/// Reads `chattering`: how often within how long an alarm may be raised before it is one alarm that
/// stands; of the whole device, and of a point where that is another matter.
final class ChatterReader {
  private ChatterReader() {}

  /// @param section null where nothing is written
  static ChatterRules.Rule usual(@Nullable Section section) {
    ChatterRules.Rule rule = of(section);
    return rule == null ? ChatterRules.USUAL.usual() : rule;
  }

  /// @return null where nothing is written
  static ChatterRules.@Nullable Rule of(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    int most = section.integer("most", 0, ChatterRules.Rule.MOST_OF_ALL, ChatterRules.Rule.MOST);
    Amount within = section.duration("within", Quantities.duration(ChatterRules.Rule.WITHIN_MS));
    boolean fits =
        within.above(
            Amount.of("no time at all", 0, "0 s"),
            "or nothing is raised again within it; to have no alarm chatter write most: 0");
    fits &=
        within.atMost(
            Amount.of("a day", 86_400_000, "24 h"),
            "for so long an alarm stands that is over; write how soon it is calm");
    section.end();
    return fits ? new ChatterRules.Rule(most, within.whole()) : ChatterRules.USUAL.usual();
  }
}
