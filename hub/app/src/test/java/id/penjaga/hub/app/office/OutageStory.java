package id.penjaga.hub.app.office;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An outage as a story: a line for everything that a device sensed or a person did, behind them
/// the document that is expected.
///
/// ```
/// # what it is about
/// input                                               one of the device's inputs sees the mains
/// contact                                             a contact tells that the generator runs
/// 2026-09-08T10:12:20 mains lost                      the device senses it
/// 2026-09-08T10:15:00 Staf 1: records 10:12:00        a person does it
/// now 2026-09-08T12:00:00                             when the document is asked for
/// ---
/// the document
/// ```
///
/// @param now when the document is asked for
record OutageStory(boolean input, boolean contact, List<Line> lines, Instant now, String expected) {
  private static final String EXPECTED = "---\n";

  OutageStory {
    lines = List.copyOf(lines);
  }

  /// @param who the person; empty for the device
  record Line(Instant at, String who, String[] words) {
    /// The moment that a word names: a time of the line's day, or with its date.
    Instant time(int word) {
      String said = words[word];
      return said.contains("T")
          ? OutageSetting.at(said)
          : OutageSetting.at(at.atZone(OutageSetting.ZONE).toLocalDate() + "T" + said);
    }

    /// The words from one on, as a sentence.
    String text(int from) {
      return from >= words.length
          ? ""
          : String.join(" ", List.of(words).subList(from, words.length));
    }
  }

  static OutageStory read(String text) {
    String[] parts = text.split(EXPECTED, 2);
    boolean input = false;
    boolean contact = false;
    Instant now = Instant.MIN;
    List<Line> lines = new ArrayList<>();
    for (String line : parts[0].lines().toList()) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "", "#" -> {}
        case "input" -> input = true;
        case "contact" -> contact = true;
        case "now" -> now = OutageSetting.at(words[1]);
        default -> {
          int who = words[1].indexOf(": ");
          lines.add(
              new Line(
                  OutageSetting.at(words[0]),
                  who < 0 ? "" : words[1].substring(0, who),
                  words[1].substring(who < 0 ? 0 : who + 2).split(" ")));
        }
      }
    }
    return new OutageStory(input, contact, lines, now, parts.length < 2 ? "" : parts[1]);
  }
}
