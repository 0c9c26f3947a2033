package id.penjaga.hub.core.work;

import static id.penjaga.hub.core.work.Words.no;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Claim;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Decision.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may act, asked in the order of the rules: the device, who is excepted, who took the role
/// over, the person a field names, who holds a role, on whose behalf, and who asked for it.
final class Rights {
  private static final Set<String> WAYS = Set.of("present", "telephone", "letter", "kiosk");

  private final Case state;
  private final Command.Request request;
  private final Surroundings around;

  Rights(Case state, Command.Request request, Surroundings around) {
    this.state = state;
    this.request = request;
    this.around = around;
  }

  /// Why somebody may not; null when they may.
  ///
  /// @param actor null where only people with a right of their own may
  @Nullable Refused refusal(Claim claim, Step.@Nullable ActorRule actor) {
    return switch (request.by()) {
      case By.Human human -> refusal(claim, human);
      case By.Device _, By.Monitor _ -> actor != null && actor.device() ? null : people(claim);
      case By.Anyone _ -> actor != null && actor.anyone() && first() ? null : people(claim);
      case By.Kiosk kiosk -> visitor(claim, kiosk) ? null : people(claim);
      case By.House _ -> people(claim);
    };
  }

  /// The screen of a door does what its visitor does, and decides nothing.
  private static boolean visitor(Claim claim, By.Kiosk kiosk) {
    return claim.roles().contains(kiosk.role()) && !claim.person() && !claim.approving();
  }

  /// A public form fills the step that it opens a case with, and no other.
  private boolean first() {
    return request.command() instanceof Command.OpenCase;
  }

  private Refused people(Claim claim) {
    Bilingual roles = Words.roles(claim.roles(), request.at(), around);
    return no(
        Reason.NOT_YOUR_STEP,
        "Ini dikerjakan oleh orang: " + roles.id() + ".",
        "This is done by a person: " + roles.en() + ".");
  }

  private @Nullable Refused refusal(Claim claim, By.Human human) {
    List<Long> persons = Cases.actors(human);
    if (persons.stream().anyMatch(claim.excepted()::contains)) {
      return no(
          Reason.EXCLUDED,
          "Ini harus dilakukan oleh administrator lain, bukan oleh yang bersangkutan. Mintalah "
              + Words.roles(claim.roles(), request.at(), around).id()
              + ".",
          "Somebody else must do this, not the person concerned. Ask "
              + Words.roles(claim.roles(), request.at(), around).en()
              + ".");
    }
    Refused right =
        human.behalf() == null ? own(claim, human) : behalf(claim, human, human.behalf());
    if (right != null) {
      return right;
    }
    if (persons.stream().anyMatch(claim.requesters()::contains)) {
      return requester(claim);
    }
    long signer = Cases.signer(human);
    if (signer != 0 && claim.signed().contains(signer)) {
      return no(
          Reason.SIGNED_ALREADY,
          "Anda sudah menandatangani langkah ini. Tanda tangan lain harus oleh orang lain.",
          "You signed this step already. The other signature must be somebody else's.");
    }
    return null;
  }

  private @Nullable Refused own(Claim claim, By.Human human) {
    if (claim.person()) {
      return claim.only().contains(human.person()) ? null : notThePerson(claim);
    }
    List<String> mine =
        claim.roles().stream()
            .filter(
                role -> usesRole(role, human.role()) && holds(claim.roles(), role, human.person()))
            .toList();
    if (!mine.isEmpty()) {
      return null;
    }
    for (String role : claim.roles()) {
      Case.Holder taker = state.takers().get(role);
      if (taker != null && usesRole(role, human.role())) {
        Bilingual name = Words.persons(List.of(taker.person()), around);
        return no(
            Reason.TAKEN_OVER,
            "Peran ini sudah diambil alih oleh " + name.id() + " dalam berkas ini.",
            "In this case " + name.en() + " has taken this role over.");
      }
    }
    Bilingual roles = Words.roles(claim.roles(), request.at(), around);
    if (human.role().isEmpty()) {
      return no(
          Reason.ROLE_NOT_HELD,
          "Pilih peran yang Anda pakai. Yang berhak: " + roles.id() + ".",
          "Choose the role you act in. Who may: " + roles.en() + ".");
    }
    return no(
        claim.roles().contains(human.role()) ? Reason.ROLE_NOT_HELD : Reason.NOT_YOUR_STEP,
        "Anda tidak berhak pada saat itu. Yang berhak: " + roles.id() + ".",
        "You have no right to this at that moment. Who may: " + roles.en() + ".");
  }

  private boolean usesRole(String role, String used) {
    Case.Holder taker = state.takers().get(role);
    return used.equals(role) || (taker != null && used.equals(taker.as()));
  }

  /// Whether a person may use a role in this case: when it happened, and when it is typed.
  private boolean holds(List<String> any, String role, long person) {
    return holds(state, around.people(), role, person, request.at())
        && (request.at().equals(request.typed())
            || any.stream()
                .anyMatch(one -> holds(state, around.people(), one, person, request.typed())));
  }

  static boolean holds(Case state, People people, String role, long person, Instant at) {
    Case.Holder taker = state.takers().get(role);
    return taker == null
        ? people.holds(person, role, at)
        : taker.person() == person && people.holds(person, taker.as(), at);
  }

  private Refused notThePerson(Claim claim) {
    Bilingual names =
        claim.only().isEmpty()
            ? new Bilingual("orang yang tercantum di berkas", "the person named in the case")
            : Words.persons(claim.only(), around);
    return no(
        Reason.NOT_YOUR_STEP,
        "Hanya " + names.id() + " yang dapat melakukannya.",
        "Only " + names.en() + " can do this.");
  }

  private @Nullable Refused behalf(Claim claim, By.Human human, By.Behalf behalf) {
    if (claim.approving()) {
      return no(
          Reason.NOT_ON_BEHALF,
          "Persetujuan tidak dapat dicatat atas nama orang lain. Yang berhak harus masuk sendiri.",
          "An approval cannot be recorded for somebody else. Who may approve must log in.");
    }
    boolean may =
        claim.onBehalf().contains(human.role())
            && holds(claim.onBehalf(), human.role(), human.person());
    boolean named =
        behalf.person() != null || (behalf.name() != null && !behalf.name().plain().isBlank());
    boolean fits =
        claim.person()
            ? behalf.person() == null
                ? claim.only().isEmpty()
                : claim.only().contains(behalf.person())
            : claim.roles().contains(behalf.role());
    if (!may || !fits) {
      Bilingual roles = Words.roles(claim.onBehalf(), request.at(), around);
      return claim.onBehalf().isEmpty()
          ? no(
              Reason.NOT_ON_BEHALF,
              "Langkah ini tidak dapat dicatat atas nama orang lain.",
              "This step cannot be recorded for somebody else.")
          : no(
              Reason.NOT_ON_BEHALF,
              "Yang dapat mencatatnya atas nama orang lain: " + roles.id() + ".",
              "Who may record it for somebody else: " + roles.en() + ".");
    }
    if (behalf.person() != null && around.people().person(behalf.person()) == null) {
      return no(
          Reason.NO_SUCH_PERSON,
          "Orang itu tidak dikenal. Pilih dari daftar atau tulis namanya.",
          "That person is not known. Choose from the list or write the name.");
    }
    if (!named || !WAYS.contains(behalf.way())) {
      return no(
          Reason.REASON_MISSING,
          "Tulis atas nama siapa, dan bagaimana orang itu menyampaikannya.",
          "Say for whom, and in which way that person told you.");
    }
    Case.Holder taker = state.takers().get(behalf.role());
    return taker == null || claim.person() || Long.valueOf(taker.person()).equals(behalf.person())
        ? null
        : no(
            Reason.TAKEN_OVER,
            "Peran itu sudah diambil alih dalam berkas ini.",
            "That role has been taken over in this case.");
  }

  private Refused requester(Claim claim) {
    List<Long> others = new ArrayList<>();
    for (String role : claim.roles()) {
      for (long holder : around.people().holders(role, request.at())) {
        if (!claim.requesters().contains(holder) && !others.contains(holder)) {
          others.add(holder);
        }
      }
    }
    Bilingual roles = Words.roles(claim.roles(), request.at(), around);
    if (others.isEmpty()) {
      return no(
          Reason.REQUESTER_APPROVES,
          "Yang mengajukan tidak boleh menyetujui, dan tidak ada pemegang lain. Pemegang peran"
              + " dapat menunjuk Plt/Plh dengan surat: "
              + roles.id()
              + ".",
          "Who asked may not approve, and nobody else holds the role. Its holder can delegate by"
              + " letter (Plt/Plh): "
              + roles.en()
              + ".");
    }
    Bilingual names = Words.persons(others, around);
    return no(
        Reason.REQUESTER_APPROVES,
        "Yang mengajukan tidak boleh menyetujui. Yang dapat: " + names.id() + ".",
        "Who asked may not approve. Who can: " + names.en() + ".");
  }
}
