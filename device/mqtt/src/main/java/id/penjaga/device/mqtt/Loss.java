package id.penjaga.device.mqtt;

/// How a connection ended that was not closed by us.
///
/// @param why in words
/// @param byBroker the other side closed or reset it
/// @param unconfirmedBytes size of the largest packet that was sent and not confirmed; 0 for none
/// @param confirmedBytes size of the largest packet that this connection carried and the broker
///     confirmed; 0 for none
public record Loss(String why, boolean byBroker, int unconfirmedBytes, int confirmedBytes) {}
