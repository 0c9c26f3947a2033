package id.penjaga.hub.app.store.rooms;

/// Something that a person, or the hub itself, did to what is stored.
///
/// @param type STRUCK_OFF, RETIRED, REINSTATED, HELD, RELEASED or DELETED
/// @param subject whom or what it was done to
/// @param actor who did it
/// @param reason why, in that person's words
public record HubEvent(long atMs, String type, String subject, String actor, String reason) {}
