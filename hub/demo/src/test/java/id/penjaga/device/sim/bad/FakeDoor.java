package id.penjaga.device.sim.bad;

/// Stands for any class of the simulated room.
public class FakeDoor {}
