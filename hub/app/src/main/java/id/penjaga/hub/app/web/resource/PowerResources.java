package id.penjaga.hub.app.web.resource;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.operation.Slice;
import id.penjaga.hub.core.fuel.FuelLedger;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The generators and their fuel.
final class PowerResources {
  private final Office office;

  PowerResources(Office office) {
    this.office = office;
  }

  /// A generator now.
  ///
  /// @param litres that should be in the tank; absent while nobody ever measured
  /// @param running absent where the register does not say what the tank holds and what is burnt
  /// @param emptyAt absent while it stands or nothing is known
  public record GensetLine(
      String genset,
      @Nullable Double litres,
      @Nullable Boolean running,
      @Nullable Instant emptyAt,
      List<FuelEntry> entries) {
    static GensetLine of(GensetFuel fuel) {
      FuelLedger ledger = fuel.ledger();
      return new GensetLine(
          fuel.item().label(),
          ledger == null || !ledger.known() ? null : ledger.level(),
          ledger == null ? null : ledger.running(),
          ledger == null ? null : ledger.emptyAt(),
          ledger == null
              ? List.of()
              : ledger.lines().reversed().stream().map(FuelEntry::of).toList());
    }
  }

  /// A line of the ledger, the latest first.
  ///
  /// @param change in litres
  /// @param after litres that should be left
  public record FuelEntry(
      Instant at, FuelLedger.Kind kind, double change, double after, FuelLedger.Mismatch flag) {
    static FuelEntry of(FuelLedger.Line line) {
      return new FuelEntry(line.at(), line.kind(), line.litres(), line.after(), line.flag());
    }
  }

  List<Read> reads() {
    return List.of(
        Read.many(
            "listGensets", "/gensets", "/power/fuel", Reach.SITE, GensetLine.class, this::gensets));
  }

  private Object gensets(Context ctx) {
    return Slice.of(ctx, office.power().gensets(), one -> one.item().label()).map(GensetLine::of);
  }
}
