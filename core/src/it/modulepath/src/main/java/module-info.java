module consumer {
  requires org.lanegrad.core;
}
