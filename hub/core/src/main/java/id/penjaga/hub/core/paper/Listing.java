package id.penjaga.hub.core.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A list in words: on paper a table, for a spreadsheet a sheet.
///
/// @param title above it; empty for a list that stands alone
/// @param rows each with one cell for every column
public record Listing(String title, List<PaperPart.Column> columns, List<List<String>> rows) {
  public Listing {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A paper of lists.
  ///
  /// @param kind of the paper
  /// @param about what the lists tell of, such as `September 2026`
  /// @param corrects what names the paper that it takes the place of; empty for none
  public static Paper paper(
      String kind,
      String title,
      String about,
      List<Listing> lists,
      SitePapers site,
      Instant dated,
      String number,
      String corrects,
      Speech speech) {
    List<PaperPart> parts = new ArrayList<>();
    parts.add(site.letterhead());
    parts.add(
        new PaperPart.Title(
            title.toUpperCase(Locale.ROOT) + "\n" + about,
            number.isEmpty() ? "" : speech.say("Nomor: ", "Number: ") + number));
    if (!corrects.isEmpty()) {
      parts.add(
          new PaperPart.Text(
              speech.say("Menggantikan dokumen ", "Takes the place of paper ") + corrects + "."));
    }
    for (Listing list : lists) {
      if (!list.title().isEmpty()) {
        parts.add(new PaperPart.Heading(list.title()));
      }
      parts.add(
          list.rows().isEmpty()
              ? new PaperPart.Text(speech.say("Tidak ada.", "None."))
              : new PaperPart.Table(list.columns(), list.rows()));
    }
    parts.add(
        new PaperPart.Signatures(
            List.of(
                new PaperPart.Signature(
                    site.place().isEmpty() ? "" : site.place() + ", ……………………………",
                    speech.say(site.approver().office()),
                    "",
                    site.approver().name(),
                    site.approver().number()))));
    return new Paper(
        kind,
        title + " " + about,
        speech.language(),
        Paper.Side.LANDSCAPE,
        dated,
        parts,
        title + " · " + about,
        "",
        "");
  }
}
