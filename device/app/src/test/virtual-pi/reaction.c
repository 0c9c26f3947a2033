/*
 * The yardstick for Java: makes one GPIO line follow another by the same calls of the kernel that the board uses.
 * usage: reaction CHIP IN OUT, until it is killed
 */
#include <fcntl.h>
#include <linux/gpio.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int request(int chip, int line, __u64 flags)
{
	struct gpio_v2_line_request r;

	memset(&r, 0, sizeof(r));
	r.offsets[0] = line;
	r.num_lines = 1;
	r.config.flags = flags;
	strcpy(r.consumer, "reaction");
	if (ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &r) < 0) {
		perror("line");
		exit(1);
	}
	return r.fd;
}

int main(int argc, char **argv)
{
	struct gpio_v2_line_values values = { .mask = 1 };
	struct gpio_v2_line_event event;
	int chip, in, out;

	if (argc != 4)
		return 2;
	chip = open(argv[1], O_RDWR);
	in = request(chip, atoi(argv[2]), GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING);
	out = request(chip, atoi(argv[3]), GPIO_V2_LINE_FLAG_OUTPUT);
	puts("ready");
	fflush(stdout);
	for (;;) {
		struct pollfd p = { in, POLLIN, 0 };

		if (poll(&p, 1, -1) < 0 || read(in, &event, sizeof(event)) != sizeof(event))
			return 1;
		values.bits = event.id == GPIO_V2_LINE_EVENT_RISING_EDGE;
		if (ioctl(out, GPIO_V2_LINE_SET_VALUES_IOCTL, &values) < 0)
			return 1;
	}
}
