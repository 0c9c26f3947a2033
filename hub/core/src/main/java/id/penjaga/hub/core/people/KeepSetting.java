package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.retention.Kept;

/// Rules of how long records are kept (DOC-12).
final class KeepSetting {
  private KeepSetting() {}

  static void set(PeopleCommand.SetKeep set, Sitting sitting) {
    int before = sitting.problems();
    sitting.reason(set.reason());
    int least = set.kind().shortest();
    if (set.days() < least || set.days() > Kept.LONGEST) {
      sitting.problem(
          "days",
          "Tuliskan jumlah hari dari " + least + " sampai " + Kept.LONGEST + ".",
          "Write a number of days from " + least + " to " + Kept.LONGEST + ".");
    } else if (set.days() == set.now().of(set.kind())) {
      sitting.problem(
          "days",
          "Masa simpannya sudah " + set.days() + " hari. Tuliskan jumlah yang lain.",
          "It is kept for " + set.days() + " days already. Write another number.");
    } else if (set.kind() == Kept.TALLIES && set.days() < set.now().of(Kept.READINGS)
        || set.kind() == Kept.READINGS && set.days() > set.now().of(Kept.TALLIES)) {
      sitting.problem(
          "days",
          "Ringkasan per jam disimpan sedikitnya selama pembacaan yang diringkasnya: ubah dahulu"
              + " yang lain.",
          "Hourly tallies are kept at least as long as the readings they are made of: change the"
              + " other one first.");
    }
    if (sitting.problems() == before) {
      sitting.fact(new Fact.KeepSet(set.kind().word(), set.days(), Sitting.clean(set.reason())));
    }
  }
}
