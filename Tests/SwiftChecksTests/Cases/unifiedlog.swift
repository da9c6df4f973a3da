// rules: S503
import os

struct Session {
    let logger = Logger(subsystem: "panel", category: "login")
    func open(_ password: String, _ user: String) {
        logger.info("\(password)")
        logger.info("\(password, privacy: .public)") // finds S503
        logger.info("\(password, privacy: .private)")
        logger.info("\(password, privacy: .private(mask: .hash))")
        logger.info("\(password, privacy: .sensitive)")
        logger.debug("\(user, privacy: .public)")
        logger.log(level: .default, "\(password, privacy: .public)") // finds S503
        logger.fault("\(password, privacy: .public)") // finds S503
        os_log("%@", password)
        os_log("%{public}@", password) // finds S503
        os_log("%{private}@", password)
        os_log("%{public}@", log: .default, type: .info, password) // finds S503
        os_log("%{public}@", log: .default, type: .info, user)
        os_log("with \(password, privacy: .public)") // finds S503
        os_log(.error, "with \(password, privacy: .public)") // finds S503
        os_log(.error, "with \(password)")
        os_log("with \(user, privacy: .public)")
        os_log(.info, "%{public}s, %{private}s", user, password)
        os_log(.info, "%{private}s, 100%%, %{public}s", user, password) // finds S503
        os_log("%{public, mask.hash}@ %@", user, password)
    }
}
