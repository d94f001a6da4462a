import Wiring

await Entrance.main()
