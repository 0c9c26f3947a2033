package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rules of rights: roles given, ended, and stood in for (SYS-03).
final class RightRules {
  private RightRules() {}

  static void give(PeopleCommand.GiveRoles give, Sitting sitting) {
    Person person = sitting.person("person", give.person());
    int before = sitting.problems();
    if (give.roles().isEmpty()) {
      sitting.problem("roles", "Pilih paling sedikit satu peran.", "Choose at least one role.");
    }
    order(give.from(), give.until(), sitting);
    for (String id : List.copyOf(new java.util.LinkedHashSet<>(give.roles()))) {
      OfficeRole role = sitting.role("roles", id);
      if (role != null && person != null && sitting.problems() == before) {
        give(person, role, give, sitting);
      }
    }
  }

  private static void give(
      Person person, OfficeRole role, PeopleCommand.GiveRoles give, Sitting sitting) {
    LocalDate last = person.last();
    if (last != null && (give.until() == null || give.until().isAfter(last))) {
      sitting.problem(
          "until",
          person.name() + " keluar sesudah " + Sitting.day(last) + ". Batalkan dahulu keluarnya.",
          person.name() + " leaves after " + Sitting.iso(last) + ". Take the leaving back first.");
      return;
    }
    for (Grant known : sitting.roll.grantsOf(person.id())) {
      if (known.delegation() == null
          && known.role().equals(role.id())
          && known.meets(give.from(), give.until())) {
        sitting.problem(
            "roles",
            person.name()
                + " sudah memegang peran “"
                + role.name().id()
                + "” "
                + term(known, true)
                + ". Cabut dahulu, atau pilih tanggal lain.",
            person.name()
                + " holds the role “"
                + role.name().en()
                + "” already, "
                + term(known, false)
                + ". Revoke it first, or choose other days.");
        return;
      }
    }
    if (give.from().isBefore(sitting.today)) {
      backdated(give.from(), sitting);
    }
    sitting.fact(
        new Fact.Granted(
            sitting.roll.nextGrant(), person.id(), role.id(), give.from(), give.until()));
  }

  static void revoke(PeopleCommand.Revoke revoke, Sitting sitting) {
    Grant grant = grant(revoke.grant(), sitting);
    int before = sitting.problems();
    sitting.reason(revoke.reason());
    LocalDate yesterday = sitting.today.minusDays(1);
    if (grant == null) {
      return;
    }
    LocalDate end = grant.until();
    if (end != null && end.isBefore(sitting.today)) {
      sitting.problem(
          "grant",
          "Hak ini sudah berakhir " + Sitting.day(end) + ".",
          "This right ended on " + Sitting.iso(end) + " already.");
    } else if (end != null && revoke.last().isAfter(end)) {
      sitting.problem(
          "last",
          "Hak ini berakhir " + Sitting.day(end) + "; mencabut tidak memperpanjangnya.",
          "This right ends on " + Sitting.iso(end) + "; revoking does not prolong it.");
    } else if (revoke.last().isBefore(yesterday)) {
      sitting.problem(
          "last",
          "Hari terakhir paling awal kemarin, "
              + Sitting.day(yesterday)
              + " (berhenti seketika):"
              + " yang sudah lewat tidak diubah.",
          "The last day is yesterday, "
              + Sitting.iso(yesterday)
              + ", at the earliest (ends at once):"
              + " what is past stays.");
    }
    if (sitting.problems() > before) {
      return;
    }
    LocalDate from = grant.from();
    LocalDate last =
        from != null && from.isAfter(revoke.last()) ? from.minusDays(1) : revoke.last();
    sitting.fact(new Fact.Revoked(grant.id(), last, Value.said(Sitting.clean(revoke.reason()))));
  }

  static void takeBack(PeopleCommand.TakeBack takeBack, Sitting sitting) {
    Grant grant = grant(takeBack.grant(), sitting);
    int before = sitting.problems();
    sitting.reason(takeBack.reason());
    if (grant == null) {
      return;
    }
    LocalDate from = grant.from();
    if (!grant.given().equals(sitting.today) || from == null) {
      sitting.problem(
          "grant",
          "Hanya hak yang diberikan hari ini dapat ditarik kembali. Cabut dengan tanggal dan"
              + " alasan.",
          "Only a right given today can be taken back. Revoke it with a day and a reason.");
    } else if (grant.takenBack()) {
      sitting.problem(
          "grant", "Hak ini sudah ditarik kembali.", "This right was taken back already.");
    } else if (sitting.problems() == before) {
      sitting.fact(
          new Fact.Revoked(
              grant.id(), from.minusDays(1), Value.said(Sitting.clean(takeBack.reason()))));
    }
  }

  static void delegate(PeopleCommand.Delegate order, Sitting sitting) {
    Person of = sitting.person("of", order.of());
    Person to = sitting.person("to", order.to());
    OfficeRole role = sitting.role("role", order.role());
    int before = sitting.problems();
    if (!order.kind().equals("plt") && !order.kind().equals("plh")) {
      sitting.problem("kind", "Pilih Plt atau Plh.", "Choose Plt or Plh.");
    }
    String letter = Sitting.clean(order.letter());
    if (letter.isEmpty() || letter.length() > Sitting.LONGEST) {
      sitting.problem(
          "letter",
          "Tuliskan nomor surat perintah; tanpa surat tidak ada Plt/Plh.",
          "Write the number of the letter; without a letter nobody stands in.");
    }
    order(order.from(), order.until(), sitting);
    if (order.until().isAfter(order.from().plusYears(1))) {
      sitting.problem(
          "until",
          "Plt/Plh paling lama satu tahun per surat. Periksa tahunnya.",
          "Standing in lasts a year at most by one letter. Check the year.");
    }
    if (of == null || to == null || role == null || sitting.problems() > before) {
      return;
    }
    if (of.id() == to.id()) {
      sitting.problem(
          "to",
          "Seseorang tidak mewakili dirinya sendiri. Pilih orang lain.",
          "Nobody stands in for themselves. Choose another person.");
      return;
    }
    if (!holds(of, order, sitting)) {
      return;
    }
    LocalDate last = to.last();
    if (last != null && order.until().isAfter(last)) {
      sitting.problem(
          "to",
          to.name() + " keluar sesudah " + Sitting.day(last) + ". Pilih orang lain.",
          to.name() + " leaves after " + Sitting.iso(last) + ". Choose another person.");
      return;
    }
    if (own(to.id(), order.role(), order.from(), order.until(), sitting)) {
      sitting.problem(
          "to",
          to.name() + " sudah memegang peran ini sendiri pada hari-hari itu.",
          to.name() + " holds this role in their own right on those days.");
      return;
    }
    for (Grant known : sitting.roll.grants.values()) {
      if (known.delegation() != null
          && known.role().equals(order.role())
          && known.meets(order.from(), order.until())) {
        overlap(known, to, sitting);
      }
    }
    if (sitting.problems() > before) {
      return;
    }
    if (order.from().isBefore(sitting.today)) {
      backdated(order.from(), sitting);
    }
    sitting.fact(
        new Fact.Delegated(
            sitting.roll.nextGrant(),
            to.id(),
            of.id(),
            role.id(),
            order.kind(),
            order.from(),
            order.until(),
            letter));
  }

  /// Tells who still stands in for somebody after they left.
  static void warnOfDelegations(Person leaver, LocalDate last, Sitting sitting) {
    for (Grant grant : sitting.roll.grants.values()) {
      Grant.Delegation delegation = grant.delegation();
      Person delegate = sitting.roll.persons.get(grant.person());
      if (delegation != null
          && delegate != null
          && delegation.of() == leaver.id()
          && grant.meets(last.plusDays(1), null)) {
        sitting.warning(
            "person",
            delegate.name() + " masih mewakili orang ini dengan surat " + delegation.letter() + ".",
            delegate.name()
                + " still stands in for this person by letter "
                + delegation.letter()
                + ".");
      }
    }
  }

  /// Whether the delegator holds the role in their own right: throughout for Plh, up to the first
  /// day at least for Plt, whose post may be vacant. Who only stands in passes nothing on.
  private static boolean holds(Person of, PeopleCommand.Delegate order, Sitting sitting) {
    boolean held =
        order.kind().equals("plh")
            ? own(of.id(), order.role(), order.from(), order.until(), sitting)
            : own(of.id(), order.role(), order.from(), sitting)
                || own(of.id(), order.role(), order.from().minusDays(1), sitting);
    if (!held) {
      sitting.problem(
          "of",
          of.name()
              + " tidak memegang peran ini sendiri pada hari-hari itu. Hanya pemegang peran,"
              + " bukan Plt/Plh-nya, dapat diwakili.",
          of.name()
              + " does not hold this role in their own right on those days. Only its holder,"
              + " not who stands in, can be stood in for.");
    }
    return held;
  }

  private static void overlap(Grant known, Person to, Sitting sitting) {
    if (known.person() == to.id()) {
      sitting.problem(
          "to",
          to.name() + " sudah Plt/Plh peran ini " + term(known, true) + ".",
          to.name() + " stands in for this role already, " + term(known, false) + ".");
    } else {
      Person other = sitting.roll.persons.get(known.person());
      String name = other == null ? "?" : other.name();
      sitting.warning(
          "role",
          name + " juga Plt/Plh peran ini " + term(known, true) + ".",
          name + " stands in for this role too, " + term(known, false) + ".");
    }
  }

  /// Whether own rights cover every day from the first to the last.
  private static boolean own(
      long person, String role, LocalDate first, LocalDate last, Sitting sitting) {
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      if (!own(person, role, day, sitting)) {
        return false;
      }
    }
    return true;
  }

  private static boolean own(long person, String role, LocalDate day, Sitting sitting) {
    return sitting.roll.grantsOf(person).stream()
        .anyMatch(
            grant -> grant.delegation() == null && grant.role().equals(role) && grant.covers(day));
  }

  private static @Nullable Grant grant(long id, Sitting sitting) {
    Grant grant = sitting.roll.grants.get(id);
    if (grant == null) {
      sitting.problem(
          "grant",
          "Hak ini tidak ada. Muat ulang halaman orangnya.",
          "There is no such right. Load the page of the person again.");
    }
    return grant;
  }

  private static void order(LocalDate from, @Nullable LocalDate until, Sitting sitting) {
    if (until != null && until.isBefore(from)) {
      sitting.problem(
          "until",
          "Hari terakhir mendahului hari pertama. Periksa kedua tanggal.",
          "The last day is before the first. Check both days.");
    }
  }

  private static void backdated(LocalDate from, Sitting sitting) {
    sitting.warning(
        "from",
        "Berlaku surut sejak " + Sitting.day(from) + "; yang sudah diputuskan tidak berubah.",
        "In force backwards from " + Sitting.iso(from) + "; what was decided stays decided.");
  }

  private static String term(Grant grant, boolean indonesian) {
    LocalDate until = grant.until();
    if (until == null) {
      return indonesian ? "tanpa batas akhir" : "without end";
    }
    return indonesian ? "sampai " + Sitting.day(until) : "until " + Sitting.iso(until);
  }
}
