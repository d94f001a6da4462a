import Foundation
import Wiring

exit(await Entrance.run())
