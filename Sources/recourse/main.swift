import Wiring

Entrance.prepare()
await Entrance.main()
