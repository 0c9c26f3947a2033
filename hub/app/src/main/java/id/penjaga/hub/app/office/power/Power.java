package id.penjaga.hub.app.office.power;

import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.work.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the power of the rooms, and what people tell of it.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Power {
  /// The rooms, by id, and a place for what is in none; never empty.
  List<PowerRoom> places();

  /// Outages and dips of a room that began within a stretch, in order.
  RoomPower.Told outages(PowerRoom place, Instant from, Instant until);

  /// One outage with all that is known of it.
  ///
  /// @param room id of the room
  /// @return null when none began then
  @Nullable LoggedOutage outage(String room, Instant start);

  /// The outage of a room that lasts, with all that is known of it; null for none.
  @Nullable LoggedOutage open(PowerRoom place);

  /// Temperatures of a room within a stretch, in order.
  List<PowerFact.Temperature> temperatures(PowerRoom place, Instant from, Instant until);

  /// The latest values of UPSs in a room, by `device/ups.main`.
  List<UpsNow> upsNow(PowerRoom place);

  /// What became of servers of a room when a battery ran out, the latest first.
  List<PowerFact.Shutdown> shutdowns(PowerRoom place, Instant from, Instant until);

  /// The generators with their fuel now.
  List<GensetFuel> gensets();

  /// Keeps what somebody tells of a generator, or refuses it with what to do.
  Answer tell(String id, long person, String genset, FuelRules.Wanted wanted);

  /// Who answers for the outage that lasts (PWR-07): a role; empty while there is none.
  String responsible();

  /// Warns of fuel that runs out, and takes the warning back.
  void round(Instant now);
}
