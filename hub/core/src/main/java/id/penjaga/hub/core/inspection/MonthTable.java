package id.penjaga.hub.core.inspection;

import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import java.util.ArrayList;
import java.util.List;

/// The items of the inspection, month beside month.
public final class MonthTable {
  private static final int ITEM = 12;
  private static final int MONTH = 3;

  private MonthTable() {}

  /// A row for each item, a column for each month.
  public static Listing of(List<InspectionMonth> months, Checklist checklist, Speech speech) {
    List<PaperPart.Column> columns = new ArrayList<>();
    columns.add(new PaperPart.Column(speech.say("Butir", "Item"), ITEM));
    months.forEach(
        month -> columns.add(new PaperPart.Column(speech.shortMonth(month.month()), MONTH)));
    List<List<String>> rows = new ArrayList<>();
    for (Checklist.Item item : checklist.items()) {
      List<String> row = new ArrayList<>();
      row.add(item.id() + " " + speech.say(item.text()));
      months.forEach(month -> row.add(cell(month, item.id(), speech)));
      rows.add(row);
    }
    return new Listing("", columns, rows);
  }

  /// What a month says of an item; of a month without a result, why there is none.
  public static String cell(InspectionMonth month, String item, Speech speech) {
    String result = month.results().get(item);
    if (result == null) {
      return switch (month.state()) {
        case MISSED -> speech.say("lewat", "missed");
        case BEFORE -> "–";
        case DUE, OPEN -> speech.say("belum", "not yet");
        case SUBMITTED, RECEIVED -> "?";
      };
    }
    return switch (result) {
      case "good" -> speech.say("baik", "good");
      case "not_good" -> speech.say("tidak baik", "not good");
      default -> speech.say("tidak dilihat", "not checked");
    };
  }
}
