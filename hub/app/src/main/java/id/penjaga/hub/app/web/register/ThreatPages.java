package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.KnownItems;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.threat.ControlState;
import id.penjaga.hub.core.threat.Threat;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which control or register answers each threat to the room, and how it stands (SEC-13).
public final class ThreatPages implements Pages {
  private static final int MOST_CASES = 100;
  private static final int MOST_SHOWN = 6;

  private final Drawing drawing;
  private final Office office;
  private final RoomReads room;

  ThreatPages(Drawing drawing, Office office, RoomReads room) {
    this.drawing = drawing;
    this.office = office;
    this.room = room;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get("/threats", this::show, RouteAccess.VIEWER);
  }

  /// Something that answers a threat.
  ///
  /// @param name of the register or procedure; empty for alarms
  /// @param path of its page
  /// @param things labels and pages of the things it counts on, the first of them
  /// @param more how many things there are beside those
  /// @param tone of its state: `good`, `warning` or `critical`
  /// @param state in words
  public record ControlLine(
      String text,
      String name,
      String path,
      List<Thing> things,
      int more,
      String tone,
      String state) {}

  /// A thing that a control counts on.
  public record Thing(String label, String path) {}

  /// @param answered how many of the controls are good
  public record ThreatLine(Threat threat, List<ControlLine> controls, long answered) {}

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    LocalDate today = office.people().day(w.now());
    Looking looking = new Looking(w, today);
    List<ThreatLine> lines =
        office.threats().stream()
            .map(threat -> {
              List<ControlLine> controls = threat.controls().stream().map(looking::line).toList();
              return new ThreatLine(
                  threat,
                  controls,
                  controls.stream().filter(line -> line.tone().equals("good")).count());
            })
            .toList();
    drawing.draw(ctx, "register/threats.jte", "threats", lines, "today", today);
  }

  /// What is asked for one page, each register once.
  private final class Looking {
    private final Texts w;
    private final LocalDate today;
    private final Map<String, Register> registers = office.registers();
    private final Items items =
        new KnownItems(
            new Items() {
              @Override
              public @Nullable Item find(String register, String label) {
                return of(register).stream()
                    .filter(item -> item.is(register, label))
                    .findFirst()
                    .orElse(null);
              }

              @Override
              public List<Item> of(String register) {
                return office.items(register, "", Integer.MAX_VALUE);
              }
            });
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    private @Nullable List<AlarmView> alarms;

    Looking(Texts w, LocalDate today) {
      this.w = w;
      this.today = today;
    }

    ControlLine line(Threat.Control control) {
      return switch (control) {
        case Threat.Control.OfRegister one -> ofRegister(one);
        case Threat.Control.OfAlarms one -> ofAlarms(one);
        case Threat.Control.OfProcedure one -> ofProcedure(one);
      };
    }

    private ControlLine ofRegister(Threat.Control.OfRegister control) {
      ControlState.OfRegister state =
          ControlState.of(
              control,
              registers,
              items,
              gaps.computeIfAbsent(control.register(), id -> office.holdings().gaps(id, today)),
              today);
      Register register = registers.get(control.register());
      List<Thing> things = new ArrayList<>();
      for (Item item : state.items()) {
        if (things.size() < MOST_SHOWN) {
          things.add(new Thing(item.label(), RegisterPages.path(item.register(), item.label())));
        }
      }
      return new ControlLine(
          w.say(control.text()),
          register == null ? control.register() : w.say(register.name()),
          "/registers/" + control.register(),
          things,
          state.items().size() - things.size(),
          state.good() ? "good" : state.items().isEmpty() ? "critical" : "warning",
          state.items().isEmpty()
              ? w.t("threat.register.none")
              : state.good()
                  ? w.count("threat.register.good", state.items().size())
                  : w.count("gap.count", state.gaps().size()));
    }

    private ControlLine ofAlarms(Threat.Control.OfAlarms control) {
      int standing =
          (int)
              alarms().stream()
                  .filter(AlarmView::active)
                  .filter(alarm -> control.kinds().contains(alarm.kind()))
                  .count();
      ControlState.OfAlarms state = new ControlState.OfAlarms(standing);
      return new ControlLine(
          w.say(control.text()),
          "",
          "/alarms",
          List.of(),
          0,
          state.good() ? "good" : "critical",
          state.good() ? w.t("threat.alarms.none") : w.count("threat.alarms", standing));
    }

    private List<AlarmView> alarms() {
      List<AlarmView> known = alarms;
      if (known == null) {
        try {
          known = room.openAlarms();
        } catch (RoomUnavailable _) {
          known = List.of();
        }
        alarms = known;
      }
      return known;
    }

    private ControlLine ofProcedure(Threat.Control.OfProcedure control) {
      var definition =
          office.procedures().stream()
              .filter(one -> one.id().equals(control.procedure()))
              .findFirst()
              .orElse(null);
      int open =
          definition == null
              ? 0
              : office
                  .cases(new CaseFilter(control.procedure(), true, null, "", null), MOST_CASES)
                  .size();
      ControlState.OfProcedure state = new ControlState.OfProcedure(definition != null, open);
      return new ControlLine(
          w.say(control.text()),
          definition == null ? control.procedure() : w.say(definition.procedure().title()),
          "/procedures/" + control.procedure(),
          List.of(),
          0,
          state.good() ? "good" : "critical",
          !state.good()
              ? w.t("threat.procedure.none")
              : open == 0 ? w.t("threat.procedure.good") : w.count("threat.procedure", open));
    }
  }
}
