/// The rules of the room, pure: an event goes in, the next state and a list of effects come out.
///
/// `RoomController.on(event)` is total: every state answers every event. Time arrives inside the
/// event and is never asked for; durations are measured in uptime, calendars in wall time and only
/// while it is trusted. What must be remembered is an [Effect.Record]; the shell makes it durable
/// before it carries out the effects that follow it in the same step.
///
/// Where to begin: [RoomController] hands each event to one of four ways. `Readings` (calibration,
/// plausibility, freshness, limits), `DoorAccess` (badges, exits, openings), `Orders` (commands)
/// and `RestoredState` (the journal after a restart); `Sounding` then makes the outputs follow the
/// alarms. `Alarm`, `Door` and `PlausibilityGate` are the state machines; `Plan` is the rules
/// worked out; `Turn` is the workbench of one step and the only mutable thing.
///
/// Words: a *point* is one measured or driven thing. A *rule* is what the configuration asks of a
/// point. An *alarm* is the state of one condition; its handling by people is the hub's business.
///
/// This package knows no wire, no disk, no broker, no clock, no thread and no log.
@NullMarked
package id.penjaga.device.core;

import org.jspecify.annotations.NullMarked;
