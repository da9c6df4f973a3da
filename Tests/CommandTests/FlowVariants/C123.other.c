#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>

uint32_t size_elsewhere(int socket) {
    uint32_t value;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return 0;
    return value;
}
uint32_t capped_size_elsewhere(int socket) {
    uint16_t value;
    if (recv(socket, &value, sizeof value, 0) != sizeof value) return 0;
    return value;
}
