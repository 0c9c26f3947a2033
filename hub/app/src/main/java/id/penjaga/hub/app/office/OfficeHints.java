package id.penjaga.hub.app.office;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Carried;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Map;

/// What the hub knows already of something that is to be filled in.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface OfficeHints {
  /// For the fields that an open step fills, by field.
  Map<String, Value> suggested(long about, int opening);

  /// For the subject of a case that is to be opened, by field.
  Map<String, Value> suggested(String procedure, Map<String, Value> known);

  /// Open findings of earlier cases that stand beside the checklist of an open step.
  List<Carried> carried(long about, int opening);

  /// What the hub observes beside items of the checklists of an open step, by item (INS-03).
  Map<String, List<Bilingual>> observed(long about, int opening);
}
